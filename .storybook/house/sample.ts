/** The demo consultation, served from memory: nothing of the house leaves the page. */
import type { ConsultationFile } from '@ess-widgets/contract'
import { serveInMemory, type MemoryServer } from '@ess-widgets/client/memory'
import demo from '../../examples/seminaire-2021/consultation.yaml'
import figures from '../../examples/partner-page/public/figures.json'
import { results, room } from '../../packages/elements/src/results/results.samples.ts'
import { people } from '../../packages/elements/src/signatures/signatures.stories.ts'

/** Its day is always to come. */
export const consultation = JSON.parse(JSON.stringify(demo).replaceAll('2027-11', '2097-11')) as ConsultationFile

const given = { workshop: 'vision', decision: { name: 'publish' } } as const

const contributions = [
  {
    ...given,
    question: 'demain',
    kind: 'vision' as const,
    text: 'Une économie où chaque personne compte pour une voix.',
    family: 'cooperative' as const,
  },
  {
    ...given,
    question: 'moyens',
    kind: 'lever' as const,
    text: 'Former ensemble les élues et élus de toutes les familles.',
    family: 'mutual' as const,
    people: 6,
  },
  {
    ...given,
    question: 'moyens',
    kind: 'brake' as const,
    text: 'Les appels d’offres qui ne regardent que le prix.',
    channel: 'room' as const,
  },
]

const tallies = {
  but: { agree: 190, disagree: 8, pass: 12 },
  gouvernance: { agree: 166, disagree: 26, pass: 21 },
}

/** What a fictitious room found: a principle under each heading. */
const found = results({ status: 'closed', isFinal: true, principles: [room[0]!, room[3]!, room[6]!] })

/** A consultation that nobody else joins. */
export function serveSample(): MemoryServer {
  const server = serveInMemory(consultation, { tallies, contributions, signatures: people(38) })
  server.publish(found)
  return server
}

/** Files, at addresses of their own. */
const addressOf = (document: unknown) => `data:application/json,${encodeURIComponent(JSON.stringify(document))}`
export const figuresFile = addressOf(figures)
export const resultsFile = addressOf(found)
