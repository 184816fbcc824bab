import type {
  ConsultationFile,
  Contribution,
  Contributions,
  PublishedContribution,
  WorkshopCounts,
  WorkshopEntry,
  Workshops,
} from '@ess-widgets/contract'
import { given } from '../store/contribution-reads.ts'
import type { KeptContribution } from '../store/contribution-store.ts'
import type { Store } from '../store/store.ts'
import { sent, type Sent } from './documents.ts'

/** The workshops of a consultation as this server publishes them: what they ask, and their walls. */
export class PublishedWorkshops {
  readonly workshops: Sent
  readonly #consultation: string
  readonly #entries: WorkshopEntry[]
  readonly #store: Store
  /** The principles that come from a contribution, by its number. */
  readonly #principles: ReadonlyMap<number, string[]>
  readonly #walls = new Map<string, Promise<Sent>>()

  /** The file is typeset. */
  constructor({ id, workshops = [], principles }: ConsultationFile, store: Store) {
    this.#consultation = id
    this.#entries = workshops
    this.#store = store
    const origins = principles.flatMap(({ id, origin }) =>
      (origin.contributions ?? []).map((number) => ({ number, id })),
    )
    this.#principles = new Map(
      [...Map.groupBy(origins, ({ number }) => number)].map(([number, those]) => [number, those.map(({ id }) => id)]),
    )
    this.workshops = sent({
      workshops: workshops.map(({ page: _, ...workshop }) => ({
        ...workshop,
        links: {
          contributions: `workshops/${workshop.id}/contributions`,
          contribution: `workshops/${workshop.id}/contribution`,
        },
      })),
    } satisfies Workshops)
  }

  get areAny(): boolean {
    return this.#entries.length > 0
  }

  find(id: string): WorkshopEntry | undefined {
    return this.#entries.find((workshop) => workshop.id === id)
  }

  async counts(): Promise<WorkshopCounts[]> {
    const standings = await this.#store.workshopStandings(this.#consultation)
    return this.#entries.map(({ id }) => {
      const { published = 0, version = 0 } = standings.get(id) ?? {}
      return { workshop: id, published, version }
    })
  }

  /** The wall of a workshop of the file. Made once for all who ask, until contributions change. */
  wall(workshop: string): Promise<Sent> {
    const known = this.#walls.get(workshop)
    if (known) return known
    const made = this.#make(workshop)
    this.#walls.set(workshop, made)
    // A failed read is not remembered: whoever asks next tries again.
    made.catch(() => this.#walls.get(workshop) === made && this.#walls.delete(workshop))
    return made
  }

  /** To call when contributions were given, changed, withdrawn or decided about. */
  forgetWalls(): void {
    this.#walls.clear()
  }

  /** A contribution as its author sees it, with the principles that come from it or from what it was merged into. */
  withPrinciples(contribution: Contribution): Contribution {
    const { number, into } = contribution
    return { ...contribution, ...this.#principlesOf(into ? [number, into.number] : [number]) }
  }

  async #make(workshop: string): Promise<Sent> {
    const { standing, published, merged } = await this.#store.wallOf({ consultation: this.#consultation, workshop })
    const byRoot = Map.groupBy(merged, ({ into }) => into!)
    return sent({
      workshop,
      version: standing.version,
      contributions: published.map((one): PublishedContribution => {
        const mergedInto = byRoot.get(one.number) ?? []
        const numbers = [one, ...mergedInto].map(({ number }) => number)
        return { ...shown(one), merged: mergedInto.map(shown), ...this.#principlesOf(numbers) }
      }),
      received: standing.received,
      refused: standing.refused,
    } satisfies Contributions)
  }

  #principlesOf(numbers: number[]): { principles?: string[] } {
    const principles = [...new Set(numbers.flatMap((number) => this.#principles.get(number) ?? []))]
    return principles.length > 0 ? { principles } : {}
  }
}

/** What everyone sees of a contribution whose content stands. */
const shown = ({ number, channel, content }: KeptContribution) => {
  const { text, ...fields } = given(content!)
  return { number, channel, ...fields, text: text! }
}
