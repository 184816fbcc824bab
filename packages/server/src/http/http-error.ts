import type { FieldError, Problem, ProblemName } from '@ess-widgets/contract'

/** Thrown by whatever serves a request; becomes the problem document of that name. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly problem: ProblemName
  readonly details: Pick<Problem, 'errors' | 'consultationStatus' | 'current'>

  constructor(problem: ProblemName, details: HttpError['details'] = {}) {
    super(problem)
    this.problem = problem
    this.details = details
  }
}

/** The field at fault, in both languages. */
export const fieldError = (pointer: string, fr: string, en: string): FieldError => ({ pointer, detail: { fr, en } })
