import { chdtrc, compiled, ndtr } from 'cephes'

await compiled

/** P(Z > z) for Z of the standard normal law. */
export const normalTail = (z: number): number => ndtr(-z)

/** P(X > x) for X of the chi-square law with that many degrees of freedom, one at least. */
export const chiSquareTail = (x: number, freedom: number): number => chdtrc(freedom, Math.max(0, x))
