/** Printed with every random proof: give it back as ESS_SEED to see the same run again. */
export const seed = Number(process.env['ESS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
