import type { Results } from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { follow, type Following } from './following.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of the results at one moment. A snapshot: the next change brings another object. */
export interface ResultsState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; of a file, in words for whoever wrote it. */
  readonly problem?: Failure | string | undefined
  readonly results?: Results
  /** What workshops published, as it was known when these were asked for: reasons come and go with it. */
  readonly walls?: string | undefined
  /** Since when nothing is heard, in milliseconds since 1970 UTC. Undefined while it is live, and of a file. */
  readonly staleSince?: number | undefined
}

export const nothingKnown: ResultsState = { phase: 'loading' }

export type ResultsClient = Following<ResultsState>

const clients = new Map<string, ResultsClient>()

/**
 * The page's one client for results: those of a static file named by `src`, else of the consultation, named as for
 * `openConsultation`. Undefined when neither is an address.
 */
export function openResults(src: string | null, consultation: string | null): ResultsClient | undefined {
  const file = src?.trim()
  const url = findConsultation(file || consultation)
  const name = `${!!file} ${url}`
  if (url && !clients.has(name)) clients.set(name, followResults(url, !!file))
  return clients.get(name)
}

function followResults(url: string, isFile: boolean): ResultsClient {
  /** What workshops published, as counts said last. */
  let walls: string | undefined
  return follow<ResultsState>(url, nothingKnown, {
    open: async (link) => async () => {
      const asked = walls
      const { document: results } = await read<Results>(link('results'))
      return { version: results.publication, known: { results, walls: asked }, isFinal: results.isFinal }
    },
    file:
      isFile &&
      (async () => {
        const { readResults } = await import('./results-file.ts')
        return { version: 0, known: { results: await readResults(url) }, isFinal: true }
      }),
    counts({ status, results, workshops }, known) {
      walls = JSON.stringify(workshops)
      return {
        version: results?.publication ?? 0,
        // What was read before it was known what stood is read again: something may have left since.
        isOther: status !== known.results!.status || walls !== known.walls,
      }
    },
  })
}
