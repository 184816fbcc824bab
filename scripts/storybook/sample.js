// A page of what a browser draws by itself. Whether two browsers draw alike is seen on it, and the comparison is tried on it.
import { readFileSync } from 'node:fs'
import { looks } from './pictures.js'
import { openReader } from './reader.js'

const sample = readFileSync(new URL('sample.html', import.meta.url), 'utf8')

/** The picture of the page, with something written otherwise. */
export async function drawSample(browser, [before, after] = ['', '']) {
  if (!sample.includes(before)) throw new Error(`the sample has no ${before}`)
  const reader = await openReader(browser)
  await reader.wear(looks[0])
  await reader.page.setContent(sample.replaceAll(before || sample, after || sample))
  const picture = await reader.picture()
  await reader.close()
  return picture
}
