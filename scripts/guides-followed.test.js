/** A partner who does what a guide says: unzips where it says, pastes its own lines, and somebody votes. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { parse } from 'yaml'
import { openWeb } from '../examples/any-host/web.js'
import { answer, framed, heightOf } from '../examples/frames/stage.js'
import { guides } from './guides.js'
import { root } from './node-tests.js'

let web
before(async () => (web = await openWeb()))
after(() => web?.close())

const [french, english] = guides.map((path) => readFileSync(join(root, path), 'utf8'))
const zip = unzipSync(readFileSync(join(root, 'packages/elements/cdn/ess-widgets.zip')))
const theme = '/themes/mon_theme/'

/** Where each of the guides' words sends who unzips. */
const places = {
  'Décompressez `ess-widgets.zip` à la racine de votre site': '/',
  'unzip `ess-widgets.zip` at the root of your site': '/',
  'Décompressez `ess-widgets.zip` dans `squelettes/`': '/squelettes/',
  'Décompressez `ess-widgets.zip` dans le dossier de votre thème': theme,
  'unzip `ess-widgets.zip` in the folder of your theme': theme,
}

/** What stands under a heading. */
function sectionOf(guide, heading) {
  const [, section] = new RegExp(`^## ${heading}\\n([^]*?)(?=^## |(?![^]))`, 'm').exec(guide) ?? []
  assert.ok(section, heading)
  return section
}

const blocksOf = (section, language) =>
  [...section.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter(([, kind]) => kind === language).map(([, , code]) => code)

/** Puts the files of the zip where the section says, and nowhere else. */
function unzipAsTold(section) {
  const said = Object.keys(places).filter((words) => section.toLowerCase().includes(words.toLowerCase()))
  assert.equal(said.length, 1, 'it says where to unzip, once')
  for (const path of [...web.pages.keys()].filter((path) => path.includes('/ess-widgets/'))) web.pages.delete(path)
  for (const [name, body] of Object.entries(zip)) {
    const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
    web.pages.set(places[said[0]] + name, { body, headers: { 'content-type': type } })
  }
}

/** Opens a page that holds these lines, with the addresses of our consultation. */
function open(path, lines) {
  const body = lines
    .replaceAll(/https:\/\/(…|consultations\.example\.org)\/v1\/consultations\/seminaire-2021/g, web.consultation)
    .replaceAll('https://consultations.example.org', web.api)
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Une association fictive</title></head><body>${body}</body></html>`
  web.pages.set(path, { body: html, headers: { 'content-type': 'text/html; charset=utf-8' } })
  return web.visit(web.site + path, { viewport: { width: 375, height: 667 } })
}

async function expectVote(path, lines) {
  const { tab, faults, requests, context } = await open(path, lines)
  await answer(tab, 'D’accord')
  assert.deepEqual(faults, [])
  assert.deepEqual([...new Set(requests.map((request) => new URL(request).origin))].sort(), [web.api, web.site].sort())
  // The sheet keeps the place of a tag: a page that did not find it would work too.
  assert.ok(
    await tab.evaluate(() => [...document.styleSheets].some(({ href }) => href?.endsWith('/ess-widgets/ess.css'))),
  )
  await context.close()
}

for (const [guide, heading, path] of [
  [french, 'Une page à la main', '/a-la-main'],
  [english, 'A page by hand', '/by-hand'],
])
  test(`${heading}: unzipped where the guide says, its lines carry a vote`, async () => {
    const section = sectionOf(guide, heading)
    unzipAsTold(section)
    await expectVote(path, blocksOf(section, 'html')[0])
  })

test('SPIP: unzipped where the guide says, its template carries a vote', async () => {
  const section = sectionOf(french, 'SPIP')
  unzipAsTold(section)
  const template = blocksOf(section, 'html')[0]
  assert.match(template, /\(#REM\)[^]*#CHEMIN\{[^]*#ENV\{principe\}[^]*#LANG/)
  // As SPIP computes it in an article that writes <ess_vote|principe=gouvernance>.
  const page = template
    .replace(/\[\(#REM\)[^\]]*\]/, '')
    .replaceAll(/#CHEMIN\{([^}]+)\}/g, '/squelettes/$1')
    .replace('[principle="(#ENV{principe}|attribut_html)"]', 'principle="gouvernance"')
    .replace('#LANG', 'fr')
  assert.doesNotMatch(page, /#[A-Z]/)
  await expectVote('/spip', page)
})

for (const [guide, name] of [
  [french, 'mon_theme'],
  [english, 'my_theme'],
])
  test(`Drupal, ${name}: unzipped where the guide says, its library carries a vote`, async () => {
    const section = sectionOf(guide, 'Drupal')
    unzipAsTold(section)
    const [libraries, info] = blocksOf(section, 'yaml').map((code) => parse(code))
    assert.deepEqual(info.libraries, [`${name}/ess-widgets`])
    // As Drupal writes a library whose files are not aggregated.
    const { css, js } = libraries['ess-widgets']
    const styles = Object.keys(css.theme).map((path) => `<link rel="stylesheet" href="${theme}${path}">`)
    const scripts = Object.entries(js).map(
      ([path, { attributes }]) => `<script src="${theme}${path}" ${attributes.defer ? 'defer' : ''}></script>`,
    )
    const tag = `<ess-vote consultation="${web.consultation}" principle="gouvernance"></ess-vote>`
    await expectVote(`/${name}`, [...styles, ...scripts, tag].join('\n'))
  })

for (const [guide, heading, path] of [
  [french, 'Un cadre', '/cadre'],
  [english, 'A frame', '/frame'],
])
  test(`${heading}: with its lines a frame fits a telephone, before the answer and after it`, async () => {
    const lines = blocksOf(sectionOf(guide, heading), 'html')
    assert.equal(lines.length, 1, 'the line that gives the height is not another choice')
    const { tab, faults, context } = await open(path, lines[0])
    const frame = await framed(tab, 'vote')
    const fits = async () => {
      const needed = await heightOf(frame)
      await tab.waitForFunction((height) => document.querySelector('iframe').clientHeight === height, needed)
      return needed
    }
    const before = await fits()
    assert.ok(before <= Number(/height="(\d+)"/.exec(lines[0])[1]), `without the script, ${before} px would not show`)
    await frame.locator('ess-vote').getByRole('button').first().click()
    await frame
      .locator('ess-vote')
      .getByText(/Vote enregistré|Vote recorded/)
      .waitFor()
    assert.ok((await fits()) > before)
    assert.deepEqual(faults, [])
    await context.close()
  })
