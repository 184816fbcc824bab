/** The tables of the README: written by `run.js`, read by whoever quotes a figure or holds it to its promise. */
import { readFileSync } from 'node:fs'

const readme = new URL('README.md', import.meta.url)

const cellsOf = (line) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

/** By the name of a benchmark, the heading it stands under, the day it was measured, and its rows. */
export function readTables(text = readFileSync(readme, 'utf8')) {
  const tables = {}
  for (const [marked, name] of text.matchAll(/<!-- ([\w-]+) -->[^]*?<!-- \/\1 -->/g)) {
    const [, ...rows] = marked.match(/^\|.*\|$/gm).filter((line) => !/^\|[ |-]*\|$/.test(line))
    tables[name] = {
      heading: text
        .slice(0, text.indexOf(marked))
        .match(/^## .*$/gm)
        .at(-1)
        .slice('## '.length),
      date: /Measured on (\d{4}-\d\d-\d\d)/.exec(marked)[1],
      rows: rows.map(cellsOf).map(([what, measured, held]) => ({ what, measured, held })),
    }
  }
  return tables
}

/** The number a cell begins with, as in “12,844 bytes” or “≤ 1.15”; the 99 of p99 is none. */
export const numberIn = (text) => Number(/(?<!\w)[\d,]+(\.\d+)?/.exec(text)?.[0].replaceAll(',', ''))

/** Whether each bound, such as “≥ 1,000; p99 ≤ 250 ms”, is kept by the figure at its place. */
export function isHeld({ measured, held }) {
  const figures = measured.split(';').map(numberIn)
  return held.split(';').every((bound, place) => {
    const limit = numberIn(bound)
    return bound.includes('≤') ? figures[place] <= limit : bound.includes('≥') && figures[place] >= limit
  })
}
