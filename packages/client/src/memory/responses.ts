import type { Problem, ProblemName } from '@ess-widgets/contract'
import { problem, problemType } from '@ess-widgets/contract'

export const json = (document: object, status = 200, headers: HeadersInit = {}) =>
  new Response(JSON.stringify(document), { status, headers: { 'Content-Type': 'application/json', ...headers } })

export const refuse = (name: ProblemName, details?: Parameters<typeof problem>[1]) => refuseWith(problem(name, details))

export const refuseWith = (document: Problem) => json(document, document.status, { 'Content-Type': problemType })
