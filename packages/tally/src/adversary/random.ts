import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draws a whole number, both ends included. */
export type Random = (least: number, most: number) => number

/** The same draws for the same seed. */
export const randomOf = (seed: number): Random => {
  const generator = xoroshiro128plus(seed)
  return (least, most) => uniformInt(generator, least, most)
}
