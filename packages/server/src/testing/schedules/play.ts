/// <reference lib="dom" />
import { setTimeout as pause } from 'node:timers/promises'
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import type { BrowserContext, Page } from 'playwright-core'
import type { Device } from './device.ts'
import { openGate, type Gate, type Sent } from './gate.ts'
import { thingOf, type Act, type Schedule, type Step } from './schedule.ts'

/** What `packages/client/src/testing/person.ts` puts on the page. */
interface Person {
  isReady(): boolean
  vote(principle: string, choice: Choice | null): string
  contribute(text: string): string
  change(start: string, text: string): string | undefined
  withdraw(start: string): string | undefined
  register(session: string, name: string): string | undefined
  giveBack(session: string): string | undefined
  kept(): Promise<(Omit<Sent, 'path'> & { url: string; place?: number })[]>
}

type Call = { [Name in Exclude<keyof Person, 'isReady'>]: [Name, ...Parameters<Person[Name]>] }[Exclude<
  keyof Person,
  'isReady'
>]

/** An act that was done, and whether the person was told that the device has it, or it left the page. */
export interface Done {
  act: Act
  mark: string
  isSure: boolean
  /** Whether its tab was closed before it could say so: it may be lost. */
  isGone?: boolean
}

export interface Played {
  schedule: Schedule
  done: Done[]
  sent: Sent[]
  struck: Gate['struck']
  /** Promises broken on the way. */
  broken: string[]
}

interface World {
  device: Device
  /** Address of the page for the consultation of an address. */
  pageAt(consultation: string): string
  /** Address of the consultation. */
  url: string
}

const patience = 30_000

/** What a write is known by: the principle and revision of a ballot, a text, a name, the receipt of what is taken back. */
export function markOf({ path, headers, body }: Pick<Sent, 'path' | 'headers' | 'body'>): string {
  const { revision, text, name } = JSON.parse(body) as { revision?: number; text?: string; name?: string }
  const principle = /\/ballots\/([^/]+)$/.exec(path)?.[1]
  const [, receipt] = Object.entries(headers).find(([header]) => header.toLowerCase() === 'ess-receipt') ?? []
  return principle ? `${principle} ${revision}` : (text ?? name ?? String(receipt))
}

/** Plays a schedule on a device that holds nothing, until nothing is left to be sent. */
export async function play(schedule: Schedule, { device, pageAt, url }: World): Promise<Played> {
  const { number, steps, coming, isReopened } = schedule
  const gate = await openGate(url, `2001:db8:0:${number.toString(16)}::1`, [...coming])
  const { context } = device
  const played: Played = { schedule, done: [], sent: gate.sent, struck: gate.struck, broken: [] }
  const hasLeft = (mark: string) => gate.sent.some((write) => markOf(write) === mark)
  try {
    const open = () => openTab(context, pageAt(gate.url))
    const tabs = [await open()]
    for (const step of steps) await take(step)
    await context.setOffline(false)
    gate.calm()
    if (isReopened) {
      for (const tab of tabs) await tab.close()
      tabs.splice(0, 2, await open())
    }
    await emptied(tabs[0]!)
    return played

    async function take(step: Step) {
      if (step.name === 'offline' || step.name === 'online') return context.setOffline(step.name === 'offline')
      if (step.name === 'pause') return pause(step.milliseconds)
      if (step.name === 'move-clock')
        return tabs[0]!.evaluate((by) => (localStorage['clock'] = by), String(step.milliseconds))
      if (step.name === 'second-tab') {
        await context.setOffline(false)
        return tabs.push(await open())
      }
      const tab = tabs[step.tab]!
      if (step.name === 'close-and-reopen') {
        if (!step.isAbrupt) await heard(tab)
        for (const done of played.done) if (done.act.tab === step.tab) done.isGone = !done.isSure
        await tab.close()
        await context.setOffline(false)
        return (tabs[step.tab] = await open())
      }
      const mark = await ask(tab, callOf(step))
      if (mark) played.done.push({ act: step, mark: String(mark), isSure: false })
      // Half of the acts are told at once; what follows the others comes in between.
      if (number % 2) await heard(tab)
      return undefined
    }

    /** Each act, or a later one in its place, has left, or the page says that the device has it. */
    async function heard(tab: Page) {
      for (const end = performance.now() + patience / 4; ; await pause(20)) {
        const kept = await ask(tab, ['kept'])
        const marks = new Set(kept.filter(({ place }) => place).map((write) => markOf({ ...write, path: write.url })))
        for (const done of played.done) done.isSure ||= marks.has(done.mark)
        const heardOf = new Set<string>()
        const unheard: Done[] = []
        for (const done of played.done.toReversed()) {
          if (done.isSure || hasLeft(done.mark)) heardOf.add(thingOf(done.act))
          else if (done.act.tab === tabs.indexOf(tab) && !done.isGone && !heardOf.has(thingOf(done.act)))
            unheard.push(done)
        }
        if (unheard.length === 0) return
        if (performance.now() < end) continue
        const records = kept.map((write) => `${markOf({ ...write, path: write.url })} at ${write.place ?? 'no place'}`)
        const held = `the page has ${records.join(', ') || 'nothing'}`
        played.broken.push(...unheard.map(({ mark }) => `neither kept nor sent: ${mark}; ${held}`))
        return
      }
    }

    /** Nothing is left on the device. */
    async function emptied(tab: Page) {
      for (const end = performance.now() + patience * 3; ; await pause(50)) {
        const kept = await ask(tab, ['kept'])
        if (kept.length === 0) return
        if (performance.now() < end) continue
        played.broken.push(`never sent: ${kept.map((write) => markOf({ ...write, path: write.url })).join('; ')}`)
        return
      }
    }
  } finally {
    for (const done of played.done) done.isSure ||= hasLeft(done.mark)
    await device.forget()
    gate.close()
  }
}

async function openTab(context: BrowserContext, address: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(address)
  await tab.waitForFunction(() => (window as unknown as { person?: Person }).person?.isReady(), undefined, {
    timeout: patience,
    // Frames are for those who look.
    polling: 50,
  })
  return tab
}

const ask = <Name extends Call[0]>(tab: Page, call: Extract<Call, [Name, ...unknown[]]>) =>
  tab.evaluate(([name, ...values]) => {
    const { person } = window as unknown as { person: Record<string, (...values: unknown[]) => unknown> }
    return person[name]!(...values)
  }, call) as Promise<Awaited<ReturnType<Person[Name]>>>

function callOf(act: Act): Call {
  switch (act.name) {
    case 'vote':
      return ['vote', act.principle, act.choice]
    case 'contribute':
      return ['contribute', act.text]
    case 'change':
      return ['change', act.start, act.text]
    case 'withdraw':
      return ['withdraw', act.start]
    case 'register':
      return ['register', act.session, act.person]
    case 'give-back':
      return ['giveBack', act.session]
  }
}
