import type { ConsultationFile, Results, Status } from '@ess-widgets/contract'
import { toResultsTable } from '@ess-widgets/contract/results-table.js'
import type { ResultsRules } from '@ess-widgets/tally'
import { resultsOf } from '../results/document.ts'
import { opinionsOf } from '../results/opinions.ts'
import { compute } from '../results/publishing.ts'
import type { KeptPublication } from '../store/publications.ts'
import type { ExactCounts, Store } from '../store/store.ts'
import { sent, sentText, type Sent } from './documents.ts'

/**
 * Milliseconds between a ballot and the next publication, while ballots come: as many to twice as many, and told to the minute,
 * so that a publication does not say when somebody voted.
 */
const interval = 60_000

interface Made {
  status: Status
  results: Results
  json: Sent
  tables: Partial<Record<'fr' | 'en', Sent>>
}

/**
 * The results of a consultation as this server publishes them: at most once a minute while ballots come, and a last time
 * once nothing moves any more. Never for a request: all who ask are given the publication that stands in the store.
 */
export class PublishedResults {
  readonly #file: ConsultationFile
  readonly #store: Store
  readonly #now: () => number
  #kept: Promise<KeptPublication | undefined> | undefined
  #made: Promise<Made> | undefined
  #timer: NodeJS.Timeout | undefined

  /** The file is typeset. */
  constructor(file: ConsultationFile, store: Store, now: () => number) {
    this.#file = file
    this.#store = store
    this.#now = now
  }

  /** The number of the last publication; 0 before the first. */
  async number(): Promise<number> {
    return (await this.#last())?.number ?? 0
  }

  async results(status: Status): Promise<Sent> {
    return (await this.#documents(status)).json
  }

  async table(status: Status, language: 'fr' | 'en' = 'fr'): Promise<Sent> {
    const { results, tables } = await this.#documents(status)
    const form = { type: 'text/csv; charset=utf-8', fileName: `${this.#file.id}-results.csv` }
    return (tables[language] ??= sentText(toResultsTable(results, language), form))
  }

  /** To call when a ballot was recorded: what it changes is published before long, if it can be. */
  expect(): void {
    if (this.#file.totals !== 'at-close' || this.#timer) return
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined
        this.publish().catch(() => this.expect())
      },
      interval * (1 + Math.random()),
    )
    this.#timer.unref()
  }

  /** Publishes what may be published of the counts as they stand, if that says anything new. */
  async publish(): Promise<void> {
    const last = await this.#last(true)
    if (!last?.isFinal) await this.#publish(last, await this.#store.exactCounts(this.#file.id), false)
  }

  /** Publishes a last time, of counts that were read with the seal. */
  async close(counts: ExactCounts): Promise<void> {
    let last = await this.#last(true)
    while (!last?.isFinal) last = await this.#publish(last, counts, true)
  }

  /** To call when another publication stands, or the words that go with it may have changed. */
  forget(): void {
    this.#kept = this.#made = undefined
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #last(isAnew = false): Promise<KeptPublication | undefined> {
    if (isAnew) this.forget()
    const made = (this.#kept ??= this.#store.publicationOf(this.#file.id))
    // A failed read is not remembered: whoever asks next tries again.
    made.catch(() => this.#kept === made && this.forget())
    return made
  }

  async #publish(
    last: KeptPublication | undefined,
    { cells }: ExactCounts,
    isFinal: boolean,
  ): Promise<KeptPublication | undefined> {
    const { id, principles, totals, familyMinimum } = this.#file
    const rules: ResultsRules = { totals, isFinal, familyMinimum }
    const ids = principles.map(({ id }) => id)
    // Told with every total alone, and counted from every ballot: not each minute.
    const people = isFinal ? await this.#store.peopleIn(id) : 0
    const next = await compute('publishResults', last?.memory ?? {}, ids, cells, people, rules)
    const isSame =
      last && JSON.stringify([last.people, last.principles]) === JSON.stringify([next.people, next.principles])
    if (isSame && !isFinal) return last
    // Beside a total that is withheld they would say more than it.
    const isWhole = isFinal && next.principles.every(({ total }) => total)
    const opinions = isWhole ? await opinionsOf(this.#store, id, ids, familyMinimum) : undefined
    const now = this.#now()
    const at = now - (now % interval)
    const publication = { ...next, number: (last?.number ?? 0) + 1, at, isFinal, opinions }
    const kept = await this.#store.keepPublication({ consultation: id, publication })
    this.forget()
    return kept
  }

  #documents(status: Status): Promise<Made> {
    const made = (this.#made ??= this.#make(status))
    made.catch(() => this.#made === made && this.forget())
    return made.then((ready) => {
      if (ready.status === status) return ready
      if (this.#made === made) this.#made = undefined
      return this.#documents(status)
    })
  }

  async #make(status: Status): Promise<Made> {
    const { id, workshops = [] } = this.#file
    const last = await this.#last()
    const said = workshops.length > 0 ? await this.#store.contributions(id) : []
    const results = resultsOf(this.#file, status, last, said)
    return { status, results, json: sent(results), tables: {} }
  }
}
