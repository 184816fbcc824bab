import { fieldError, type Problem, type ProblemName } from '@ess-widgets/contract'

/** Thrown by whatever serves a request; becomes the problem document of that name. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly problem: ProblemName
  readonly details: Pick<Problem, 'errors' | 'consultationStatus' | 'current'>
  /** The seconds after which the same may be asked again. */
  readonly retryAfter: number | undefined

  constructor(problem: ProblemName, details: HttpError['details'] = {}, retryAfter?: number) {
    super(problem)
    this.problem = problem
    this.details = details
    this.retryAfter = retryAfter
  }
}

/** Refuses a key that served for another request. */
export const keyReused = () =>
  new HttpError('key-reused', {
    errors: [fieldError('Idempotency-Key', 'Chaque demande a sa propre clé.', 'Each request has a key of its own.')],
  })
