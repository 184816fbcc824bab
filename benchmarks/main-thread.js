/** What a page costs the renderer's main thread, bundled as a site in production bundles it. */
import { build } from 'esbuild'

/** The script of a page of these benchmarks, named by its file here. */
export async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [new URL(file, import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    conditions: ['production'],
    write: false,
  })
  return outputFiles[0].text
}

/** A session of the browser's protocol that counts processor time, not the clock's: what others do on the machine is not in it. */
export async function openClock(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return session
}

/** Main-thread time of what runs, in milliseconds. */
export async function timed(session, run) {
  const now = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value
  const before = await now()
  await run()
  return ((await now()) - before) * 1000
}
