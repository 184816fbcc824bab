// A page of what a browser draws by itself. Whether two browsers draw alike is seen on it, and the comparison is tried on it.
import { readFileSync } from 'node:fs'
import { looks } from './visits.js'

const sample = readFileSync(new URL('sample.html', import.meta.url), 'utf8')

/** The picture of the page, with something written otherwise. */
export async function drawSample(reader, [before, after] = ['', '']) {
  if (!sample.includes(before)) throw new Error(`the sample has no ${before}`)
  await reader.wear(looks[0])
  await reader.page.setContent(before ? sample.replaceAll(before, after) : sample)
  return reader.picture()
}
