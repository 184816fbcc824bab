/** What is used of cephes, whose own types its package does not lead to. */
declare module 'cephes' {
  /** Resolves once the functions can be called. */
  export const compiled: Promise<void>
  /** The tail of the chi-square law. */
  export function chdtrc(freedom: number, x: number): number
  /** The normal law. */
  export function ndtr(z: number): number
}
