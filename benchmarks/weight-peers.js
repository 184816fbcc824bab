/**
 * What others download for something like it: the least that a site imports, said in a line each. They are installed at these
 * versions when they are weighed, and only then: all together, they are larger than what everybody else here needs.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/node-tests.js'
import { weighSource } from '../scripts/weight.js'

const folder = join(root, 'node_modules/.cache/weight-peers')

const shoelace = (name) => `import '@shoelace-style/shoelace/dist/components/${name}/${name}.js'`

const peers = [
  {
    name: 'Lit',
    does: 'a tag with one property and one template',
    packages: { lit: '3.3.3' },
    entry: [
      `import { LitElement, html } from 'lit'`,
      `class OneTag extends LitElement { static properties = { name: {} }; render() { return html\`<p>\${this.name}</p>\` } }`,
      `customElements.define('one-tag', OneTag)`,
    ],
  },
  {
    name: 'ALTCHA',
    does: 'the captcha of one form, as a tag',
    packages: { altcha: '3.2.2' },
    entry: [`import 'altcha'`],
  },
  {
    name: 'Shoelace',
    does: 'the fields and the button of a form, which does not send',
    packages: { '@shoelace-style/shoelace': '2.20.1' },
    entry: ['input', 'textarea', 'select', 'option', 'checkbox', 'button'].map(shoelace),
  },
  {
    name: 'Chart.js',
    does: 'one bar chart, without its legend',
    packages: { 'chart.js': '4.6.1' },
    entry: [
      `import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js'`,
      `Chart.register(BarController, BarElement, CategoryScale, LinearScale)`,
      `export { Chart }`,
    ],
  },
  {
    name: 'FullCalendar',
    does: 'a list of sessions, as a tag',
    packages: {
      '@fullcalendar/web-component': '6.1.21',
      '@fullcalendar/core': '6.1.21',
      '@fullcalendar/list': '6.1.21',
    },
    entry: [`import '@fullcalendar/web-component/global'`, `export { default as list } from '@fullcalendar/list'`],
  },
  {
    name: 'add-to-calendar-button',
    does: 'the button that puts a session into a calendar, as a tag',
    packages: { 'add-to-calendar-button': '2.15.0' },
    entry: [`import 'add-to-calendar-button'`],
  },
  {
    name: 'The schedule of pretalx',
    does: 'the programme of an event, as a tag',
    packages: { '@pretalx/schedule': '2.0.0-alpha.2' },
    entry: [`import '@pretalx/schedule'`],
  },
  {
    name: 'SurveyJS',
    does: 'a form and where it is shown',
    packages: { 'survey-core': '2.5.38', 'survey-js-ui': '2.5.38' },
    entry: [`export { Model } from 'survey-core'`, `export { renderSurvey } from 'survey-js-ui'`],
  },
]

function install() {
  const dependencies = Object.assign({}, ...peers.map(({ packages }) => packages))
  const manifest = JSON.stringify({ private: true, dependencies }, null, 2)
  const stamp = join(folder, 'installed.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), manifest)
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  execFileSync('npm', ['install', ...quiet], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, manifest)
}

/** Each with its version and its compressed bytes. */
export async function weighPeers() {
  install()
  const weighed = peers.map(async ({ name, does, packages, entry }) => {
    const { bytes, later } = await weighSource(entry.join('\n'), folder)
    return { name, version: Object.values(packages)[0], does, bytes, later }
  })
  return Promise.all(weighed)
}
