/** A programme of 500 sessions: what `<ess-agenda>` costs a page, beside the lists of two calendars, in the same run. */
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../scripts/browser.js'
import { weigh, weighSource } from '../scripts/weight.js'
import { count, kept, letter } from './agenda-page.js'
import { median } from './load.js'
import { bundle, openClock, timed } from './main-thread.js'

const rounds = 7
const acts = ['create', 'type', 'erase']
const peers = { fullcalendar: 'FullCalendar', 'schedule-x': 'Schedule-X' }

/** `isChecked`: what can be seen is counted after each act, which itself brings styles up to date; its times are not used. */
async function visit(browser, script, isChecked) {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  const body = '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Programme</title><body></body></html>'
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto('https://agenda.example/')
  await page.addScriptTag({ content: script })
  const clock = await openClock(page)
  const act = async (expression, expected) => {
    const milliseconds = await timed(clock, () => page.evaluate(expression))
    const shown = isChecked ? await page.evaluate('shown()') : expected
    if (shown !== expected) throw new Error(`after ${expression}: ${shown} sessions are seen, not ${expected}`)
    return milliseconds
  }
  const times = {
    create: await act('create()', count),
    type: await act(`type('${letter}')`, kept),
    erase: await act(`type('')`, count),
  }
  await page.close()
  return times
}

/** Main-thread milliseconds of each act, a list of rounds; in a round, each kind has its page, one after the other. */
export async function visitAll(kinds) {
  const scripts = await Promise.all(kinds.map((kind) => bundle(`agenda-${kind}.js`)))
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const visits = []
  // The first round warms the machine, is checked and is left out.
  for (let round = 0; round <= rounds; round++) {
    const visited = {}
    for (const [index, kind] of kinds.entries()) visited[kind] = await visit(browser, scripts[index], round === 0)
    if (round > 0) visits.push(visited)
  }
  await browser.close()
  return visits
}

/** What a site imports to show these lists in French. FullCalendar's style sheet is in its script. */
export async function weighPeers() {
  const folder = new URL('.', import.meta.url).pathname
  const weight = async (...lines) => (await weighSource(lines.join('\n'), folder)).bytes
  const scheduleX = `export { createCalendar, createViewList } from '@schedule-x/calendar'`
  return {
    'FullCalendar, core, list and French': await weight(
      `export { Calendar } from '@fullcalendar/core'`,
      `export { default as list } from '@fullcalendar/list'`,
      `export { default as french } from '@fullcalendar/core/locales/fr.js'`,
    ),
    'Schedule-X, without its theme, and the Temporal it asks for': await weight(
      `import 'temporal-polyfill/global'`,
      scheduleX,
    ),
    '… where the browser has Temporal': await weight(scheduleX),
  }
}

export async function measure() {
  const visits = await visitAll(['ours', ...Object.keys(peers)])
  const ratio = (peer, act) => {
    const time = (kind) => median(visits.map((visited) => visited[kind][act])).toFixed(1)
    const ratios = visits.map((visited) => visited[peer][act] / visited.ours[act])
    return `${median(ratios).toFixed(2)}; ${time(peer)} and ${time('ours')} ms`
  }
  const said = {
    create: `First render of ${count} sessions`,
    type: `A letter typed, which ${kept} of them have`,
    erase: 'The letter erased',
  }
  const grouped = (bytes) => `${bytes.toLocaleString('en')} bytes`
  const { bytes } = await weigh('@ess-widgets/elements/ess-agenda.js')
  return [
    ...acts.flatMap((act) =>
      Object.entries(peers).map(([peer, name]) => [
        `${said[act]}: ${name} ÷ \`<ess-agenda>\``,
        ratio(peer, act),
        '≥ 4',
      ]),
    ),
    ['`@ess-widgets/elements/ess-agenda.js`, minified, gzip -9', grouped(bytes), '≤ 13,000'],
    ...Object.entries(await weighPeers()).map(([name, bytes]) => [name, grouped(bytes), '']),
  ]
}
