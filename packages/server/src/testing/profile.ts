/** `npm test` runs every proof small enough for each commit; `npm run prove` runs the same code at full length. */
const prove = process.env['ESS_PROVE'] === '1'

export const sized = (quick: number, full: number) => (prove ? full : quick)

/** Printed with every random proof: give it back as ESS_SEED to see the same run again. */
export const seed = Number(process.env['ESS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
