// A browser that draws the same on every machine with Linux: fonts that come with the repository, no hinting of the
// machine's, grey edges, plain colours. Elsewhere the system draws the text, whatever it is told.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env, platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { browserFlags, findBrowser } from '../browser.js'
import { root } from '../node-tests.js'

const fonts = dirname(fileURLToPath(import.meta.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')))
const folder = join(root, 'node_modules/.cache/ess-fonts')

const rules = [
  ['antialias', '<bool>true</bool>'],
  ['hinting', '<bool>false</bool>'],
  ['hintstyle', '<const>hintnone</const>'],
  ['rgba', '<const>none</const>'],
].map(([name, value]) => `<edit name="${name}" mode="assign">${value}</edit>`)

const instead = (family, own) =>
  `<alias binding="same"><family>${family}</family><prefer><family>${own}</family></prefer></alias>`

const configuration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  ${instead('Georgia', 'DejaVu Serif')}
  ${instead('monospace', 'DejaVu Sans Mono')}
  <match target="pattern">${rules.join('')}<edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>
  <match target="font">${rules.join('')}</match>
</fontconfig>
`

/** Who draws, as far as it may change what is drawn. */
export const artistOf = (browser) => `Chromium ${parseInt(browser.version())} on ${platform}`

export function openBrowser() {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, configuration)
  return chromium.launch({
    executablePath: findBrowser(),
    args: [...browserFlags, '--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'],
    env: { ...env, FONTCONFIG_FILE: file },
  })
}
