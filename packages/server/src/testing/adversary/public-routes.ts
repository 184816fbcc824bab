import { routeList, type RouteId } from '@ess-widgets/contract'
import { consoleRoutes } from '../../console/routes.ts'
import type { PageRoute } from '../../pages/route.ts'
import { signingRoutes } from '../../signing/routes.ts'

/**
 * How what anybody may read stands to ballots. `still`: not at all, and it is seen not to move. The others are read number by
 * number. `own`: what its holder said, and nobody else.
 */
export const subjects: Partial<Record<RouteId, 'still' | 'counts' | 'live' | 'results' | 'table' | 'own'>> = {
  readConsultation: 'still',
  readPrinciples: 'still',
  readCounts: 'counts',
  followCounts: 'live',
  readResults: 'results',
  readResultsTable: 'table',
  readBallots: 'own',
  readAgenda: 'still',
  readCalendar: 'still',
  readTable: 'still',
  readRegistration: 'still',
  readWorkshops: 'still',
  readContributions: 'still',
  readContribution: 'still',
  readManifesto: 'still',
  readVersion: 'still',
  readSignatures: 'still',
  readSignatories: 'still',
  readSignature: 'still',
  readContract: 'still',
  isLive: 'still',
  isReady: 'still',
}

/** Routes of the contract that answer without acting. */
export const readable = routeList.filter(({ method }) => method === 'GET')

/** The addresses of one kind, in each language a route knows. */
export function addressesOf(subject: (typeof subjects)[RouteId], consultation: string): string[] {
  const names: Record<string, string> = { consultation, session: 'atelier', workshop: 'vision', version: '1' }
  return readable
    .filter(({ id }) => subjects[id as RouteId] === subject)
    .flatMap(({ path, query }) => {
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name]!)
      return query && 'lang' in query ? [`${address}?lang=fr`, `${address}?lang=en`] : [address]
    })
}

/** The pages that anybody may open, without a session and without a code. */
export const guestPages = (consultation: string): string[] =>
  Object.values({ ...consoleRoutes, ...signingRoutes } as Record<string, PageRoute>)
    .filter(({ method, policy }) => method === 'GET' && policy === 'guest')
    .map(({ path }) => path.replace('{consultation}', consultation))
