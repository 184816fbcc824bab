/** What a visitor downloads for each tag alone, Lit included. */
import { readBudgets, tagEntries, weighAll } from '../scripts/weight.js'

const grouped = (bytes) => bytes.toLocaleString('en')

export async function measure() {
  const rows = await weighAll(readBudgets(), tagEntries())
  return rows.flatMap(({ name, bytes, later, budget }) => [
    [`\`${name}\`, minified, gzip -9`, `${grouped(bytes)} bytes`, `≤ ${grouped(budget)}`],
    ['… and what comes when it is first shown: English, what follows a vote', `${grouped(later)} bytes`, ''],
  ])
}
