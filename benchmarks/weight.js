/** What a visitor downloads for each tag alone, Lit included. */
import { readBudgets, tagEntries, weighAll } from '../scripts/weight.js'

/** What the project promises for each tag, in bytes; the budget only keeps it from growing on the way there. */
const promises = { '@ess-widgets/elements/ess-vote.js': 10_000 }
const grouped = (bytes) => bytes.toLocaleString('en')

export async function measure() {
  const rows = await weighAll(readBudgets(), tagEntries())
  return rows.map(({ name, bytes }) => [
    `\`${name}\`, minified, gzip -9`,
    `${grouped(bytes)} bytes`,
    `≤ ${grouped(promises[name])}`,
  ])
}
