/** A person on a page, moved from outside it: the schedules of packages/server play with one. No part of what is published. */
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { openAgenda } from '../agenda.ts'
import { openConsultation } from '../client.ts'
import { openContributions } from '../contributions.ts'
import { recall, remember } from '../device.ts'
import { openOutbox } from '../outbox.ts'
import { registrationsOf, type Registrations } from '../registrations.ts'
import { request } from '../request.ts'

const votes = openConsultation()!
const contributions = openContributions(null)!
const agenda = openAgenda(null, null)!
const outbox = openOutbox(request)
let registrations: Registrations | undefined

votes.subscribe(() => {})
contributions.subscribe(() => {})
agenda.subscribe(() => {
  if (registrations || agenda.state.phase !== 'ready') return
  registrations = registrationsOf(agenda, { recall, remember })
  for (const { id } of agenda.state.agenda!.sessions) void registrations.load(id)
})

const saying = (text: string) => ({ question: 'vision', kind: 'vision' as const, text })

/** What begins so, if it is known to be received and nothing is under way: what the tag lets one change. */
const received = (start: string) =>
  contributions.state.own.find(
    ({ contribution, isSending, isKept }) =>
      contribution?.status === 'received' && contribution.text!.startsWith(start) && !isSending && !isKept,
  )

/** A registration with nothing under way: what the tag lets one change. */
const settled = (session: string) => {
  const { isSending, isReading, isKept, ...state } = agenda.state.registrations?.get(session) ?? {}
  return isSending || isReading || isKept !== undefined ? undefined : state
}

/** Each act gives at once what its write is known by, or nothing where it cannot be done now. */
const person = {
  isReady: () =>
    votes.state.phase === 'ready' && contributions.state.phase === 'ready' && !!votes.outbox && !!registrations,
  vote(principle: string, choice: Choice | null) {
    void votes.cast(principle, choice)
    return `${principle} ${votes.acts[principle]!.revision}`
  },
  contribute(text: string) {
    void contributions.contribute('identite', saying(text))
    return text
  },
  change(start: string, text: string) {
    const own = received(start)
    if (own) void contributions.change(own.receipt, saying(text))
    return own && text
  },
  withdraw(start: string) {
    const own = received(start)
    if (own) void contributions.withdraw(own.receipt)
    return own?.receipt
  },
  register(session: string, name: string) {
    if (!settled(session)) return undefined
    void registrations!.register(session, { name, email: `${name.replace(/\W+/g, '-')}@example.org` })
    return name
  },
  giveBack(session: string) {
    if (settled(session)?.registration?.status !== 'registered') return undefined
    const receipt = registrations!.receiptOf(session)
    void registrations!.withdraw(session)
    return receipt
  },
  /** What is not known to be received; without a place, only this page has it. */
  kept: () => outbox.kept(() => true),
}

declare global {
  interface Window {
    person: typeof person
  }
}

window.person = person
