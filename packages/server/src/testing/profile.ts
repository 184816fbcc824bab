/** `npm test` runs every proof small enough for each commit; `npm run prove` runs the same code at full length. */
const prove = process.env['ESS_PROVE'] === '1'

export const sized = (quick: number, full: number) => (prove ? full : quick)

/** Printed with every random proof: give it back as ESS_SEED to see the same run again. */
export const seed = Number(process.env['ESS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomFrom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
