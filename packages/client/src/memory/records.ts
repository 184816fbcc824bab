import type {
  Ballot,
  BallotReceipt,
  Ballots,
  ConsultationFile,
  Counts,
  PrincipleCounts,
  Problem,
} from '@ess-widgets/contract'
import { problem } from '@ess-widgets/contract'
import {
  channels,
  choices,
  type Channel,
  type Choice,
  type Family,
  type Status,
} from '@ess-widgets/contract/vocabulary.js'

/** What a voter says of one principle; a null choice removes the ballot. */
export interface Said {
  principle: string
  choice: Choice | null
  revision: number
  /** Absent leaves the family as it is. */
  family?: Family | null | undefined
  /** How it came: by the web, unless it is said. */
  channel?: Channel
}

interface Voter {
  family: Family | null
  /** Each with the channel of the last word on it. */
  ballots: Map<string, Ballot & { channel: Channel }>
}

const nobody: Voter = { family: null, ballots: new Map() }

/** What the consultation remembers. Counts are recounted from the ballots each time. */
export class Records {
  #file: ConsultationFile
  #voters = new Map<string, Voter>()
  version = 0

  constructor(file: ConsultationFile) {
    this.#file = file
  }

  /** Keeps what is said, or says why not: a ballot of the same or a higher revision stands. */
  write(token: string, { principle, choice, revision, family, channel = 'web' }: Said): BallotReceipt | Problem {
    const voter: Voter = this.#voters.get(token) ?? { family: null, ballots: new Map() }
    const standing = voter.ballots.get(principle)
    if (standing && standing.revision >= revision)
      return problem('stale-revision', { current: { ...ballotOf(standing), family: voter.family } })
    if (family !== undefined) voter.family = family
    voter.ballots.set(principle, { principle, choice, revision, channel })
    this.#voters.set(token, voter)
    this.version++
    return { principle, choice, revision, family: voter.family }
  }

  said(token: string): Ballots {
    const { family, ballots } = this.#voters.get(token) ?? nobody
    return { family, ballots: [...ballots.values()].map(ballotOf) }
  }

  counts(status: Status): Counts {
    const { totals, principles } = this.#file
    const isLive = totals === 'always' || totals === 'after-vote'
    const published = isLive ? principles : []
    return {
      status,
      version: isLive ? this.version : 0,
      principles: published.map(({ id }) => this.#counts(id)),
    }
  }

  #counts(principle: string): PrincipleCounts {
    const standing = [...this.#voters.values()].flatMap(({ ballots }) => ballots.get(principle) ?? [])
    const said = standing.filter(({ choice }) => choice !== null)
    const total = countsOf(choices, (each) => said.filter(({ choice }) => choice === each).length)
    const by = countsOf(channels, (each) => said.filter(({ channel }) => channel === each).length)
    return { principle, total, channels: by }
  }
}

const ballotOf = ({ principle, choice, revision }: Ballot): Ballot => ({ principle, choice, revision })

const countsOf = <Name extends string>(names: readonly Name[], count: (name: Name) => number) =>
  Object.fromEntries(names.map((name) => [name, count(name)])) as Record<Name, number>
