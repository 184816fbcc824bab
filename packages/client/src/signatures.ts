import type { Manifesto, Signatories, Signatory, Signatures } from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { follow, type Following } from './following.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of the signatures of a text, at one moment. A snapshot: the next change brings another object. */
export interface SignaturesState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; of a file, in words for whoever wrote it. */
  readonly problem?: Failure | string | undefined
  readonly signatures?: Signatures
  /** The text, of a consultation. */
  readonly manifesto?: Manifesto
  /** The names that were read, in the order of confirmation: fewer than `named` says until all pages were. */
  readonly signatories: readonly Signatory[]
  readonly isReadingNames: boolean
  /** Why the last reading of the names did not end. */
  readonly namesProblem?: Failure | string | undefined
  /** Since when nothing is heard, in milliseconds since 1970 UTC. Undefined while it is live, and of a file. */
  readonly staleSince?: number | undefined
}

/** Names that were read and may have changed are read again after this and a third more at most, in milliseconds. */
const rest = 30_000

export const nothingKnown: SignaturesState = { phase: 'loading', signatories: [], isReadingNames: false }

export interface SignaturesClient extends Following<SignaturesState> {
  /**
   * Reads the public names, page after page: whoever looks for one searches among them here, and no name leaves. From then
   * on they are read again, after a while, when they may have changed.
   */
  readNames(): Promise<void>
}

const clients = new Map<string, SignaturesClient>()

/**
 * The page's one client for the signatures of a text: those of a static file named by `src`, else of the consultation,
 * named as for `openConsultation`. Undefined when neither is an address.
 */
export function openSignatures(src: string | null, consultation: string | null): SignaturesClient | undefined {
  const file = src?.trim()
  const url = findConsultation(file || consultation)
  const name = `${!!file} ${url}`
  if (url && !clients.has(name)) clients.set(name, followSignatures(url, !!file))
  return clients.get(name)
}

function followSignatures(url: string, isFile: boolean): SignaturesClient {
  /** The address of the signatures, which their links are relative to. */
  let address: string
  let naming: number | undefined
  /** The version the names were read at. */
  let namesVersion: number | undefined
  let isWatched = false

  const client = follow<SignaturesState>(url, nothingKnown, {
    async open(link) {
      const { document: manifesto, url: base } = await read<Manifesto>(link('manifesto'))
      address = new URL(manifesto.links.signatures, base).href
      return async () => {
        const { document: signatures } = await read<Signatures>(address)
        // Where no number shows any more, no name does.
        const names = !signatures.counts && { signatories: [] }
        return { version: signatures.version, known: { manifesto, signatures, ...names } }
      }
    },
    file:
      isFile &&
      (async () => {
        const { readSignatures } = await import('./signatures-file.ts')
        const { document: signatures, url: base } = await readSignatures(url)
        address = base
        return { version: 0, known: { signatures }, isFinal: true }
      }),
    counts: ({ status, signatures }, known) => ({
      version: signatures?.version,
      isOther: status !== known.signatures!.status,
    }),
    adjust(isNow) {
      isWatched = isNow
      if (!isWatched) {
        clearTimeout(naming)
        naming = undefined
      } else if (!isFile) readNamesLater()
    },
  })

  const readNames = async () => {
    const { signatures, isReadingNames, signatories, namesProblem } = client.state
    clearTimeout(naming)
    naming = undefined
    if (!signatures?.links || isReadingNames || (signatures.version === namesVersion && !namesProblem)) return
    namesVersion = signatures.version
    client.change({ isReadingNames: true, namesProblem: undefined })
    const names = new Map<number, Signatory>()
    let problem: SignaturesState['namesProblem']
    try {
      for (let page = 1, pages = 1; page <= pages; page++) {
        const url = new URL(signatures.links.signatories, address)
        if (page > 1) url.searchParams.set('page', `${page}`)
        const { document } = await read<Signatories>(url.href)
        const before = names.size
        for (const each of document.signatories) names.set(each.number, each)
        // A file is the same one at every page.
        pages = names.size > before ? document.pages : page
        // Those that were read before stay until as many are there.
        if (names.size > signatories.length || page === pages) client.change({ signatories: [...names.values()] })
      }
    } catch (error) {
      const { failure = (error as Error).message } = error as { failure?: Failure }
      problem = failure
    }
    client.change({ isReadingNames: false, namesProblem: problem })
    readNamesLater()
  }

  /** Whoever looked at names goes on looking at those that stand. */
  const readNamesLater = () => {
    const { signatures, namesProblem } = client.state
    if (namesVersion === undefined || (namesVersion === signatures!.version && !namesProblem)) return
    if (isWatched) naming ??= setTimeout(readNames, rest + (Math.random() * rest) / 3)
  }

  return Object.assign(client, { readNames })
}
