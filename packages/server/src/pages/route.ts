import type { TSchema } from 'typebox'

/**
 * Who may call a page. `guest`: anyone. `facilitator`: whoever has a session in the console of this consultation.
 * `organiser`: the same, and is one. A form is taken from the server's own pages alone.
 */
export type PagePolicy = 'guest' | 'facilitator' | 'organiser'

export interface PageRoute {
  method: 'GET' | 'POST'
  /** Path with `{consultation}` and `{number}` where they stand. */
  path: string
  policy: PagePolicy
  /** Schema of the form, on writes. A field that is left empty is absent. */
  form?: TSchema
  /** Whether the page shows the form again with its faults; without it, a wrong form is one nobody typed. */
  showsFaults?: boolean
}
