import type { ConsultationFile, Results, Status } from '@ess-widgets/contract'

/** What the memory server publishes: nothing of its own ballots, since it does not hold the rules; what it is told to. */
export class PublishedResults {
  readonly #file: ConsultationFile
  #told: Partial<Results> = {}
  publication = 0

  constructor(file: ConsultationFile) {
    this.#file = file
  }

  publish(results: Partial<Results>): void {
    this.#told = results
    this.publication = results.publication ?? this.publication + 1
  }

  document(status: Status): Results {
    const { id, title, summary, principles, totals, familyMinimum } = this.#file
    return {
      consultation: id,
      title,
      ...(summary && { summary }),
      status,
      publication: this.publication,
      isFinal: false,
      totals,
      familyMinimum,
      people: { least: 0 },
      principles: principles.map(({ id, statement, origin }) => ({
        principle: id,
        statement,
        origin,
        heading: 'unsettled',
        verdict: 'insufficient',
        spoke: [],
        families: [],
        reasons: [],
      })),
      ...this.#told,
    }
  }
}
