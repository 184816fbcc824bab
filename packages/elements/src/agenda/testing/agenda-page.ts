/** What the tests of the agenda do to one, and read of it. */
import { html } from '@open-wc/testing'
import type { Session } from '@ess-widgets/contract'
import type { MemoryServer } from '@ess-widgets/client/memory'
import type { TemplateResult } from 'lit'
import { outline as outlineOf } from '../../shared/testing/senses.ts'
import { show as showTag, tell as tellTag } from '../../shared/testing/stories.ts'
import { until } from '../../shared/testing/until.ts'
import { agendaFile, press, reach, sessions } from '../agenda.stories.ts'
import type { EssAgenda } from '../agenda.ts'

/** For each suite: pauses between two tries are none, warnings of the tag are expected, and nothing is kept between tests. */
export function isolate() {
  const { random } = Math
  const { warn } = console

  before(() => {
    Math.random = () => 0
    console.warn = (...parts: unknown[]) => {
      if (!String(parts[0]).startsWith('<ess-agenda>')) warn(...parts)
    }
  })

  beforeEach(() => localStorage.clear())

  afterEach(() => {
    history.replaceState(null, '', location.href.split('#')[0])
    indexedDB.deleteDatabase('ess-outbox')
  })

  after(() => {
    Math.random = random
    console.warn = warn
  })
}

export const show = (template: TemplateResult) => showTag('ess-agenda', template)
export const tell = (story: object) => tellTag('ess-agenda', story)

export async function showOn({ url }: { url: string }, view = 'list') {
  const element = await show(html`<ess-agenda consultation=${url} view=${view}></ess-agenda>`)
  await reach(element)
  return element
}

export async function showFile(src: string) {
  const element = await show(html`<ess-agenda src=${src}><a href="https://example.org/">Ailleurs</a></ess-agenda>`)
  await until(() => element.state !== 'loading')
  await element.updateComplete
  return element
}

/** A file with these sessions, each of Paris when it does not say otherwise. */
export const timed = (...changes: Partial<Session>[]) =>
  agendaFile({
    sessions: changes.map((change, index) => ({ ...sessions[index]!, timeZone: 'Europe/Paris', ...change })),
  })

export const root = (element: EssAgenda) => element.shadowRoot!
export const outline = (element: EssAgenda) =>
  outlineOf(element, 'a, button, form, input, select, [role=heading], [role=list]')
export const read = ({ textContent }: Element) => textContent.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim()
/** What a person reads, spaces made one. */
export function words(element: EssAgenda) {
  const card = root(element).querySelector('.card')!.cloneNode(true) as HTMLElement
  for (const hidden of card.querySelectorAll('[hidden], option')) hidden.remove()
  return read(card)
}
export const items = (element: EssAgenda) =>
  [...root(element).querySelectorAll<HTMLElement>('[role=listitem]')].filter((item) => item.checkVisibility())
export const titles = (element: EssAgenda) => items(element).map((item) => read(item.querySelector('[role=heading]')!))
export const item = (element: EssAgenda, title: string) =>
  items(element).find((each) => read(each.querySelector('[role=heading]')!) === title)!
export const links = (element: EssAgenda) =>
  Object.fromEntries(
    [...root(element).querySelectorAll('a')].map(({ textContent, href }) => [textContent.trim(), href]),
  )
export const fileIn = (address: string) => decodeURIComponent(address.slice(address.indexOf(',') + 1))
export const choose = (element: EssAgenda, name: string, value: string) => {
  const select = root(element).querySelector<HTMLSelectElement>(`[name=${name}]`)!
  select.value = value
  select.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}
export const writes = ({ requests }: MemoryServer) => requests.filter(({ method }) => method !== 'GET')
export const pick = (element: EssAgenda) => press(element, ['Ajouter à mon programme'])

/** Runs as if it were that instant. */
export async function at(instant: string, act: () => Promise<unknown>) {
  const { now } = Date
  Date.now = () => Date.parse(instant)
  try {
    await act()
  } finally {
    Date.now = now
  }
}
