import { createHash } from 'node:crypto'
import {
  signatoriesTogether,
  type ConsultationFile,
  type ManifestoEntry,
  type ManifestoVersion,
  type Signatories,
  type Signatory,
  type SignatureCounts,
  type Signatures,
  type Status,
} from '@ess-widgets/contract'
import { manifestoOf, versionOf } from '@ess-widgets/contract/manifesto-reader.js'
import { RefusalError } from '../refusal.ts'
import type { Named, SignatureCell } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'
import { sent, type Sent } from './documents.ts'

/** Names that are shown beside the number. */
const latestShown = 10

/** The text of a consultation as this server publishes it, and what may be known of its signatures. */
export class PublishedManifesto {
  /** The version that is signed now. */
  readonly current: ManifestoVersion
  readonly manifesto: Sent
  readonly #consultation: string
  readonly #entry: ManifestoEntry
  readonly #versions: Sent[]
  readonly #store: Store
  #signatures: { status: Status; sent: Promise<Sent> } | undefined
  #signatories: Promise<Signatory[]> | undefined

  /** Publishes the text of a file, which is typeset; refuses one whose signed words have changed. */
  static async open(file: ConsultationFile, store: Store): Promise<PublishedManifesto | undefined> {
    const { id: consultation, manifesto } = file
    if (!manifesto) return undefined
    const changed = await store.publishVersions({ consultation, digests: manifesto.versions.map(digestOf) })
    if (changed !== undefined) refuseChange(consultation, changed)
    return new PublishedManifesto(file, manifesto, store)
  }

  private constructor(file: ConsultationFile, entry: ManifestoEntry, store: Store) {
    this.#consultation = file.id
    this.#entry = entry
    this.#store = store
    this.manifesto = sent(manifestoOf(file)!)
    const versions = entry.versions.map((_, index) => versionOf(entry, index + 1)!)
    this.#versions = versions.map(sent)
    this.current = versions.at(-1)!
  }

  version(number: number): Sent | undefined {
    return this.#versions[number - 1]
  }

  /** How often what is public of the signatures has changed. */
  async standing(): Promise<number> {
    return (await this.#store.signatureStanding(this.#consultation)).version
  }

  /** What everyone may know of the signatures. Made once for all who ask, until one of them changes. */
  signatures(status: Status): Promise<Sent> {
    if (this.#signatures?.status !== status) {
      const made = { status, sent: this.#count(status) }
      this.#signatures = made
      // A failed read is not remembered: whoever asks next tries again.
      made.sent.catch(() => this.#signatures === made && this.forget())
    }
    return this.#signatures!.sent
  }

  /** A page of the names that are public, from 1. */
  async signatories(page: number): Promise<Sent> {
    const made = (this.#signatories ??= this.#name())
    made.catch(() => this.#signatories === made && this.forget())
    const all = await made
    const first = (page - 1) * signatoriesTogether
    return sent({
      pages: Math.max(1, Math.ceil(all.length / signatoriesTogether)),
      signatories: all.slice(first, first + signatoriesTogether),
    } satisfies Signatories)
  }

  /** To call when signatures have changed. */
  forget(): void {
    this.#signatures = undefined
    this.#signatories = undefined
  }

  async #count(status: Status): Promise<Sent> {
    const { goal, minimum } = this.#entry
    // The version is read before what it is the version of.
    const { version, cells } = await this.#store.signatureStanding(this.#consultation)
    const isShown = total(cells) >= minimum
    const named = isShown ? await this.#store.named({ consultation: this.#consultation }) : []
    return sent({
      status,
      version,
      minimum,
      ...(goal !== undefined && { goal }),
      ...(isShown && {
        counts: countsOf(cells),
        latest: named.slice(-latestShown).reverse().map(signatoryOf),
        named: named.length,
      }),
      links: { signatories: 'signatories' },
    } satisfies Signatures)
  }

  /** Nobody is named while their number is not shown. */
  async #name(): Promise<Signatory[]> {
    const { cells } = await this.#store.signatureStanding(this.#consultation)
    if (total(cells) < this.#entry.minimum) return []
    return (await this.#store.named({ consultation: this.#consultation })).map(signatoryOf)
  }
}

const total = (cells: SignatureCell[]) => cells.reduce((sum, { count }) => sum + count, 0)

function countsOf(cells: SignatureCell[]): SignatureCounts {
  const numberOf = (wanted: Partial<SignatureCell>) =>
    total(
      cells.filter((cell) =>
        Object.entries(wanted).every(([name, value]) => cell[name as keyof SignatureCell] === value),
      ),
    )
  const byChannel = (signer: SignatureCell['signer']) => ({
    web: numberOf({ signer, channel: 'web' }),
    room: numberOf({ signer, channel: 'room' }),
    paper: numberOf({ signer, channel: 'paper' }),
  })
  const reserved = cells.filter(({ article }) => article !== null)
  const articles = [...new Set(reserved.map(({ article }) => article!))].sort()
  const versions = [...new Set(cells.map(({ version }) => version))].sort((one, other) => one - other)
  return {
    persons: byChannel('person'),
    organisations: byChannel('organisation'),
    reservations: total(reserved),
    articles: articles.map((article) => ({ article, count: numberOf({ article }) })),
    versions: versions.map((version) => ({ version, count: numberOf({ version }) })),
  }
}

const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' })

/** A name as its owner lets it be read: an organisation's is its own, whoever signed for it. */
export function signatoryOf({ number, said }: Named): Signatory {
  const { signer, firstName, lastName, organisation, family, visibility, version } = said
  const [initial] = letters.segment(lastName)
  const person = visibility === 'full' ? `${firstName} ${lastName}` : `${firstName} ${initial?.segment ?? ''}.`
  return {
    number,
    name: signer === 'organisation' ? organisation! : person,
    signer,
    ...(signer === 'organisation' && { family }),
    version,
  }
}

const digestOf = (version: ManifestoEntry['versions'][number]) =>
  createHash('sha256').update(JSON.stringify(version)).digest('base64url')

function refuseChange(consultation: string, version: number): never {
  throw new RefusalError(
    `Le texte de « ${consultation} » a changé dans sa version ${version}, que des personnes ont signée. Remettez-la comme elle était, et écrivez ce qui change dans une nouvelle version, à la suite : elles l’apprendront.`,
    `The text of “${consultation}” has changed in its version ${version}, which people have signed. Put it back as it was, and write what changes in a new version after it: they will be told.`,
  )
}
