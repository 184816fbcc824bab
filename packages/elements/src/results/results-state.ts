import type { ResultsState as Known } from '@ess-widgets/client/results.js'
import type { ChannelAnswers, FamilyAnswers, PrincipleResult, Span } from '@ess-widgets/contract'
import type { Channel, Family } from '@ess-widgets/contract/vocabulary.js'
import type { Words } from '../shared/widget.ts'
import type { ResultsMessages } from './results-messages.ts'

/** `stale`: live for the moment no more. `closed`: nothing changes any more, or not yet. */
export type ResultsState = 'loading' | 'ready' | 'stale' | 'closed' | 'error'

/** Who is told apart: a family, `unstated` for those who have not said theirs, or a channel. */
export type Group = Family | 'unstated' | Channel

/** What one group answered. */
export type Row = Omit<FamilyAnswers | ChannelAnswers, 'family' | 'channel'> & { group: Group }

/** What is looked at: all families, the channels, or two families beside each other. */
export type Reading = 'families' | 'channels' | readonly [Group, Group]

/** All that the tag shows. */
export interface ResultsView extends Words<ResultsMessages> {
  readonly known: Known
  readonly state: ResultsState
  readonly level: number
  readonly reading: Reading
  /** What is opened of a principle, and what one can do with the whole, once their file is there. */
  opened?: (result: PrincipleResult) => unknown
  tools?: unknown
  opinions?: unknown
  /** The families of the law that are shown nowhere, which is said once. */
  unheard: readonly Group[]
}

/** Those that no principle shows. */
export const unheardIn = (principles: readonly PrincipleResult[]): Group[] =>
  lawful.filter((family) => !principles.some(({ spoke }) => spoke.includes(family)))

/** The families that the law names: those a verdict stands on. */
export const lawful = ['association', 'cooperative', 'mutual', 'foundation', 'commercial'] as const

/** The state of the tag, from what is known of the results. */
export function stateOf({ phase, results, staleSince }: Known, isFile: boolean): ResultsState {
  if (phase !== 'ready') return phase
  if (staleSince) return 'stale'
  return isFile || results!.isFinal || results!.status !== 'open' ? 'closed' : 'ready'
}

/** The groups of a principle that are looked at. */
export function rowsOf({ families, channels = [] }: PrincipleResult, reading: Reading): Row[] {
  if (reading === 'channels') return channels.map(({ channel, ...answers }) => ({ group: channel, ...answers }))
  const all = families.map(({ family, ...answers }): Row => ({ group: family ?? 'unstated', ...answers }))
  return reading === 'families' ? all : all.filter(({ group }) => reading.includes(group))
}

/** The share of a number of people, or the middle of what may be told of it. */
export const shareOf = ({ least, most }: Span, people: number) => (people ? (least + most) / 2 / people : 0)

/** Two groups, and by how many points at least they are apart: by as many where both are known. */
export interface Gap {
  more: Group
  less: Group
  points: number
  isExact: boolean
  /** Whether their intervals are. */
  isApart: boolean
}

/** Between the groups farthest apart in support; nothing of fewer than two. */
export function gapIn(rows: readonly Row[]): Gap | undefined {
  const ordered = rows.toSorted((one, other) => shareOf(other.agree, other.people) - shareOf(one.agree, one.people))
  const [most, least] = [ordered[0], ordered.at(-1)]
  if (!most || !least || most === least) return
  // Of the percentages that the table tells.
  const percent = (count: number, people: number) => Math.round((100 * count) / people)
  const points = percent(most.agree.least, most.people) - percent(least.agree.most, least.people)
  const isApart = most.support.low > least.support.high
  const isExact = [most, least].every(({ agree }) => agree.least === agree.most)
  return { more: most.group, less: least.group, points: Math.max(0, points), isExact, isApart }
}
