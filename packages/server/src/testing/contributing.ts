import { createHash, randomUUID } from 'node:crypto'
import type { Content, ContributionAct, ModerationAct, PaperEntry } from '../store/contribution-store.ts'

/** What somebody who does not exist says. */
export const saying = (text: string, fields: Partial<Content> = {}): Content => ({
  question: 'mots',
  kind: 'vision',
  text,
  principle: null,
  family: null,
  organisation: null,
  author: null,
  people: null,
  ...fields,
})

const hashOf = (asked: object) => createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

type Fields = Partial<Omit<ContributionAct, 'deed'>>

const act = (receipt: string, deed: ContributionAct['deed'], fields: Fields): ContributionAct => ({
  consultation: 'c',
  workshop: 'vision',
  receipt,
  closesAt: null,
  key: randomUUID(),
  digest: hashOf(deed),
  ...fields,
  deed,
})

/** The first word of an author, known by a receipt. */
export const giving = (receipt: string, content = saying(`dit ${receipt}`), fields: Fields = {}) =>
  act(receipt, { name: 'contribute', content, channel: 'web' }, fields)

export const changing = (receipt: string, revision: number, content = saying('autrement'), fields: Fields = {}) =>
  act(receipt, { name: 'change', content, revision }, fields)

export const withdrawing = (receipt: string, fields: Fields = {}) => act(receipt, { name: 'withdraw' }, fields)

/** A decision of a facilitator who saw a contribution as it was given, unless said otherwise. */
export const deciding = (
  number: number,
  decision: ModerationAct['decision'],
  {
    revision = 1,
    decision: seen = 0,
    ...fields
  }: Partial<Omit<ModerationAct, 'number' | 'decision' | 'seen'>> & {
    revision?: number
    decision?: number
  } = {},
): ModerationAct => ({
  consultation: 'c',
  number,
  decision,
  member: 'Camille Exemple',
  seen: { revision, decision: seen },
  now: Date.UTC(2026, 10, 26, 9),
  ...fields,
})

export const publishing = { name: 'publish' } as const
export const refusing = (note: string | null = null) => ({ name: 'refuse', reason: 'off-topic', note }) as const
export const mergingInto = (into: number) => ({ name: 'merge', into }) as const

/** What somebody wrote on paper, typed in. */
export const entering = (content: Content, fields: Partial<PaperEntry> = {}): PaperEntry => ({
  consultation: 'c',
  workshop: 'vision',
  content,
  member: 'Camille Exemple',
  key: randomUUID(),
  digest: hashOf(content),
  now: Date.UTC(2026, 10, 26, 9),
  ...fields,
})
