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
import { choices, type Choice, type Family, type Status } from '@ess-widgets/contract/vocabulary.js'

/** What a voter says of one principle; a null choice removes the ballot. */
export interface Said {
  principle: string
  choice: Choice | null
  revision: number
  /** Absent leaves the family as it is. */
  family?: Family | null | undefined
}

interface Voter {
  family: Family | null
  ballots: Map<string, Ballot>
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
  write(token: string, { principle, choice, revision, family }: Said): BallotReceipt | Problem {
    const voter = this.#voters.get(token) ?? { family: null, ballots: new Map<string, Ballot>() }
    const standing = voter.ballots.get(principle)
    if (standing && standing.revision >= revision)
      return problem('stale-revision', { current: { ...standing, family: voter.family } })
    if (family !== undefined) voter.family = family
    voter.ballots.set(principle, { principle, choice, revision })
    this.#voters.set(token, voter)
    this.version++
    return { principle, choice, revision, family: voter.family }
  }

  said(token: string): Ballots {
    const { family, ballots } = this.#voters.get(token) ?? nobody
    return { family, ballots: [...ballots.values()] }
  }

  counts(status: Status): Counts {
    const { totals, principles } = this.#file
    const published = totals === 'never' ? [] : principles
    return {
      status,
      version: totals === 'never' ? 0 : this.version,
      principles: published.map(({ id }) => this.#counts(id)),
    }
  }

  /** Nobody is in the same room as a page in memory: all of it is web. */
  #counts(principle: string): PrincipleCounts {
    const said = [...this.#voters.values()].map(({ ballots }) => ballots.get(principle)?.choice)
    const [agree, disagree, pass] = choices.map((choice) => said.filter((each) => each === choice).length)
    const total = { agree: agree!, disagree: disagree!, pass: pass! }
    const web = total.agree + total.disagree + total.pass
    return { principle, total, channels: { web, room: 0, paper: 0 }, families: [] }
  }
}
