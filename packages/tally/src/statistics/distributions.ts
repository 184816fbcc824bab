import { chdtrc, compiled, ndtr } from 'cephes'

await compiled

/** Under e to this power, numbers end. */
const least = -700

/** P(Z > z) for Z of the standard normal law. */
export const normalTail = (z: number): number => ndtr(-z)

/**
 * P(X > x) for X of the chi-square law with that many degrees of freedom, one at least. Cephes throws where one of the two
 * tails is too small to be written: it is nothing where Chernoff's bound of it, (e·x/k)^(k/2) · e^(−x/2), is.
 * H. Chernoff, Annals of Mathematical Statistics 23 (1952), p. 493.
 */
export function chiSquareTail(x: number, freedom: number): number {
  const from = Math.max(0, x)
  const bound = (freedom * (1 + Math.log(from / freedom)) - from) / 2
  if (bound < least) return from > freedom ? 0 : 1
  return chdtrc(freedom, from)
}
