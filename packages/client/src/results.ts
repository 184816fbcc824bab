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
  /** What workshops published, as counts say: reasons come and go with it. */
  let walls: string | undefined
  return follow<ResultsState>(url, nothingKnown, {
    open: async (link) => async () => {
      const { document: results } = await read<Results>(link('results'))
      return [results.publication, { results }, results.isFinal]
    },
    file:
      isFile &&
      (async () => {
        const { readResults } = await import('./results-file.ts')
        return [0, { results: await readResults(url) }, true]
      }),
    counts({ status, results, workshops }, known) {
      const before = walls
      walls = JSON.stringify(workshops)
      const isOther = status !== known.results!.status || (before && before !== walls)
      return [results?.publication ?? 0, !!isOther]
    },
  })
}
