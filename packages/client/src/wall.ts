import type {
  Consultation,
  Contributions,
  Principle,
  Principles,
  PublishedContribution,
  Workshop,
  Workshops,
} from '@ess-widgets/contract'
import { findConsultation } from './discovery.ts'
import { follow, type Following } from './following.ts'
import { read } from './request.ts'
import type { Failure } from './state.ts'

/** All that is known of what a workshop published, at one moment. A snapshot: the next change brings another object. */
export interface WallState {
  readonly phase: 'loading' | 'ready' | 'error'
  /** Present when the phase is `error`; `unknown-workshop` also where there are several and none was named. */
  readonly problem?: Failure | undefined
  readonly consultation?: Consultation
  readonly workshop?: Workshop
  readonly principles: readonly Principle[]
  /** The latest first. */
  readonly contributions: readonly PublishedContribution[]
  /** How many wait for a facilitator. */
  readonly received: number
  /** How many are not published, by reason. */
  readonly refused: Contributions['refused']
  readonly version: number
  /** Since when nothing is heard, in milliseconds since 1970 UTC: what is here may have changed. Undefined while it is live. */
  readonly staleSince?: number | undefined
}

export const nothingKnown: WallState = {
  phase: 'loading',
  principles: [],
  contributions: [],
  received: 0,
  refused: [],
  version: 0,
}

export type WallClient = Following<WallState>

const clients = new Map<string, WallClient>()

/**
 * The page's one client for the wall of a workshop, in a consultation named as for `openConsultation`. Without a workshop,
 * that of a consultation that has only one.
 */
export function openWall(attribute: string | null, workshop: string | null): WallClient | undefined {
  const url = findConsultation(attribute)
  const name = `${workshop ?? ''} ${url}`
  if (url && !clients.has(name)) clients.set(name, followWall(url, workshop))
  return clients.get(name)
}

function followWall(url: string, id: string | null): WallClient {
  let consultation: Consultation
  return follow<WallState>(url, nothingKnown, {
    async open(link, found) {
      consultation = found
      const [
        {
          document: { principles },
        },
        {
          document: { workshops },
          url: base,
        },
      ] = await Promise.all([read<Principles>(link('principles')), read<Workshops>(link('workshops'))])
      const workshop = workshops.find((each) => (id ? each.id === id : !workshops[1]))
      if (!workshop) throw { failure: 'unknown-workshop' }
      return async () => {
        const {
          document: { version, contributions, received, refused },
        } = await read<Contributions>(new URL(workshop.links.contributions, base).href)
        return { version, known: { version, contributions, received, refused, consultation, workshop, principles } }
      }
    },
    counts({ status, workshops }, { consultation: known, workshop }) {
      const standing = workshops?.find((each) => each.workshop === workshop!.id)
      const isOther = standing && status !== known!.status
      return {
        version: standing?.version,
        known: isOther && { consultation: (consultation = { ...consultation, status }) },
      }
    },
    failure: 'unreachable',
  })
}
