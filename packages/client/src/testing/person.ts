/** A person on a page, moved from outside it: the schedules of packages/server play with one. No part of what is published. */
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { openConsultation } from '../client.ts'
import { openContributions } from '../contributions.ts'
import { openOutbox } from '../outbox.ts'
import { request } from '../request.ts'

const votes = openConsultation()!
const contributions = openContributions(null)!
const outbox = openOutbox(request)

votes.subscribe(() => {})
contributions.subscribe(() => {})

const saying = (text: string) => ({ question: 'vision', kind: 'vision' as const, text })

/** What begins so, if it is known to be received and nothing is under way: what the tag lets one change. */
const received = (start: string) =>
  contributions.state.own.find(
    ({ contribution, isSending, isKept }) =>
      contribution?.status === 'received' && contribution.text!.startsWith(start) && !isSending && !isKept,
  )

/** Each act gives at once what its write is known by, or nothing where it cannot be done now. */
const person = {
  isReady: () => votes.state.phase === 'ready' && contributions.state.phase === 'ready' && !!votes.outbox,
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
  /** What is not known to be received; without a place, only this page has it. */
  kept: () => outbox.kept(() => true),
}

declare global {
  interface Window {
    person: typeof person
  }
}

window.person = person
