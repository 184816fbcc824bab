import type {
  ConsultationFile,
  Contribution,
  ContributionChange,
  Contributions as Wall,
  ProblemName,
  PublishedContribution,
  WorkshopCounts,
} from '@ess-widgets/contract'
import type { Decision } from '@ess-widgets/contract/behaviour.js'
import { refusalReasons, type Channel } from '@ess-widgets/contract/vocabulary.js'

/** What a person gives, its texts legible. */
export type Content = Omit<ContributionChange, 'revision'>

interface Kept {
  number: number
  workshop: string
  receipt: string
  channel: Channel
  status: Contribution['status']
  revision: number
  /** Its question and kind alone, once it was withdrawn. */
  content: Pick<Content, 'question' | 'kind'> & Partial<Content>
  /** What the author alone is told of a refusal. */
  refusal?: Pick<Contribution, 'reason' | 'note'>
  /** The one it was merged into, which is published. */
  into?: Kept
  /** The order of publication, the latest highest. */
  rank: number
}

/** What people gave in the workshops of a consultation, and what became of it. */
export class Contributions {
  readonly #principles: ConsultationFile['principles']
  /** In the order of their numbers, which begin at 1. */
  readonly #kept: Kept[] = []
  readonly #versions = new Map<string, number>()
  #publications = 0

  constructor(principles: ConsultationFile['principles']) {
    this.#principles = principles
  }

  /** Keeps a contribution under a receipt that gave none in that workshop. */
  give(workshop: string, receipt: string, content: Content, channel: Channel): Contribution {
    const number = this.#kept.length + 1
    this.#kept.push({ number, workshop, receipt, channel, status: 'received', revision: 1, content, rank: 0 })
    this.#changed(workshop)
    return this.standing(workshop, receipt)!
  }

  /** Says otherwise what no facilitator has read; what was withdrawn stays so. */
  change(workshop: string, receipt: string, { revision, ...content }: ContributionChange): Contribution | ProblemName {
    const own = this.#find(workshop, receipt)
    if (!own) return 'unknown-receipt'
    if (own.status !== 'withdrawn') {
      if (own.status !== 'received') return 'already-moderated'
      if (own.revision >= revision) return 'stale-contribution'
      Object.assign(own, { revision, content })
    }
    return this.standing(workshop, receipt)!
  }

  /** Forgets what was said for good, and what a facilitator wrote about it. */
  withdraw(workshop: string, receipt: string): Contribution | ProblemName {
    const own = this.#find(workshop, receipt)
    if (!own) return 'unknown-receipt'
    if (own.status !== 'withdrawn') {
      const { question, kind } = own.content
      this.#settle(own, 'withdrawn')
      own.content = { question, kind }
      this.#release(own)
    }
    return this.standing(workshop, receipt)!
  }

  /** Decides about a contribution, as a facilitator does. */
  moderate(number: number, decision: Decision): void {
    const own = this.#kept[number - 1]
    if (!own) throw new Error(`There is no contribution ${number}.`)
    if (own.status === 'withdrawn') throw new Error(`Contribution ${number} was withdrawn.`)
    if (decision.name === 'publish') {
      if (own.status !== 'published') this.#publish(own)
    } else if (decision.name === 'refuse') {
      this.#settle(own, 'refused')
      own.refusal = { reason: decision.reason, ...(decision.note && { note: decision.note }) }
      this.#release(own)
    } else {
      const named = this.#kept[decision.into - 1]
      const into = named?.into ?? named
      if (into?.status !== 'published' || into === own || into.workshop !== own.workshop)
        throw new Error(`Contribution ${number} cannot be merged into ${decision.into}.`)
      this.#settle(own, 'merged')
      for (const each of this.#kept) if (each === own || each.into === own) each.into = into
    }
  }

  /** A contribution as its author sees it. */
  standing(workshop: string, receipt: string): Contribution | undefined {
    const own = this.#find(workshop, receipt)
    if (!own) return undefined
    const { number, status, channel, revision, content, refusal, into } = own
    const principles = this.#principlesFrom(number, into?.number)
    return {
      workshop,
      number,
      status,
      channel,
      revision,
      ...content,
      ...refusal,
      ...(into && { into: { number: into.number, text: into.content.text! } }),
      ...(principles.length > 0 && { principles }),
    }
  }

  /** A workshop as everyone sees it. */
  wall(workshop: string): Wall {
    const all = this.#kept.filter((each) => each.workshop === workshop)
    const having = (status: Contribution['status']) => all.filter((each) => each.status === status)
    const refused = having('refused')
    return {
      workshop,
      version: this.#versions.get(workshop) ?? 0,
      contributions: having('published')
        .sort((one, other) => other.rank - one.rank)
        .map((each) => {
          const principles = this.#principlesFrom(each.number)
          return {
            ...published(each),
            merged: having('merged')
              .filter(({ into }) => into === each)
              .map(published),
            ...(principles.length > 0 && { principles }),
          }
        }),
      received: having('received').length,
      refused: refusalReasons
        .map((reason) => ({ reason, count: refused.filter(({ refusal }) => refusal?.reason === reason).length }))
        .filter(({ count }) => count > 0),
    }
  }

  counts(workshop: string): WorkshopCounts {
    const { version, contributions } = this.wall(workshop)
    return { workshop, published: contributions.length, version }
  }

  #find(workshop: string, receipt: string): Kept | undefined {
    return this.#kept.find((each) => each.workshop === workshop && each.receipt === receipt)
  }

  #publish(own: Kept) {
    this.#settle(own, 'published')
    own.rank = ++this.#publications
  }

  /** Publishes, each for itself, what was merged into one that is published no more. */
  #release(parent: Kept) {
    for (const each of this.#kept) if (each.into === parent) this.#publish(each)
  }

  /** Gives a contribution a status, and forgets what went with the one before. */
  #settle(own: Kept, status: Kept['status']) {
    own.status = status
    own.rank = 0
    delete own.refusal
    delete own.into
    this.#changed(own.workshop)
  }

  #changed(workshop: string) {
    this.#versions.set(workshop, (this.#versions.get(workshop) ?? 0) + 1)
  }

  #principlesFrom(...numbers: (number | undefined)[]): string[] {
    return this.#principles
      .filter(({ origin }) => origin.contributions?.some((number) => numbers.includes(number)))
      .map(({ id }) => id)
  }
}

function published({ number, channel, content }: Kept): PublishedContribution['merged'][number] {
  // Nothing that is published was withdrawn: its text is there.
  return { number, channel, ...(content as Content) }
}
