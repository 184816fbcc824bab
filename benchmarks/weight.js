/** What a visitor downloads for each tag, for all of them pasted, and for what others make, the lightest first. */
import { readFileSync, readdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readBudgets, tagEntries, weighAll } from '../scripts/weight.js'
import { weighPeers } from './weight-peers.js'

const cdn = new URL('../packages/elements/cdn/', import.meta.url)
export const pasted = 'cdn/ess.js'

const grouped = (bytes) => bytes.toLocaleString('en')
const said = ({ bytes, later }) => `${grouped(bytes)} bytes${later ? `; ${grouped(later)} later` : ''}`

/** The pasted script with the parts that come because their tags are there: what a page with every tag shows by. */
function weighEveryTag() {
  const names = new Set(['ess.js', ...readdirSync(cdn).filter((name) => /^ess-.*\.js$/.test(name))])
  let bytes = 0
  for (const name of names) {
    const code = readFileSync(new URL(name, cdn))
    bytes += gzipSync(code, { level: 9 }).byteLength
    const [, needs = '[]'] = /^globalThis.*?\.part\("[^"]+",(\[[^\]]*\])/.exec(code) ?? []
    for (const need of JSON.parse(needs)) names.add(need)
  }
  return { bytes }
}

export async function measure() {
  const ours = await weighAll(readBudgets(), tagEntries())
  const reference = ours.find(({ name }) => name === pasted).bytes
  const rows = [
    ...ours.map((row) => ({ ...row, what: `\`${row.name}\``, held: `≤ ${grouped(row.budget)}` })),
    { ...weighEveryTag(), what: `\`${pasted}\` and its parts, in a page that has every tag` },
    ...(await weighPeers()).map(({ name, version, does, bytes, later }) => ({
      bytes,
      later,
      what: `${name} ${version}: ${does}`,
      ratio: `; ${(bytes / reference).toFixed(2)} × \`${pasted}\``,
    })),
  ]
  return rows
    .sort((one, other) => one.bytes - other.bytes)
    .map(({ what, held = '', ratio = '', ...weight }) => [what, said(weight) + ratio, held])
}
