import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConsultationFile } from '@ess-widgets/contract'
import { exportResults } from '../../commands/results.ts'

const names = [
  'SHA256SUMS',
  'dataset.jsonld',
  'polis.csv',
  'results.csv',
  'results.en.csv',
  'results.en.html',
  'results.html',
  'results.json',
]

/** What the command writes of a consultation's results, by file. Its checksums follow from the files. */
export async function exportOf(file: ConsultationFile, address: string): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'ess-export-'))
  const path = join(folder, 'consultation.json')
  writeFileSync(path, JSON.stringify(file))
  try {
    const out = join(folder, 'out')
    assert.equal(await exportResults(out, path, address), 0)
    assert.deepEqual(readdirSync(out).sort(), names)
    const read = Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]))
    const { SHA256SUMS: sums = '', ...files } = read
    const digests = Object.entries(files).map(([name, text]) => `${sumOf(text)}  ${name}`)
    assert.deepEqual(sums.trim().split('\n').sort(), digests.sort())
    return files
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const sumOf = (text: string) => createHash('sha256').update(text).digest('hex')
