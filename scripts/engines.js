// The engines of the browsers that people come with: what each needs on this machine, and what it cannot be asked to show.
// Runs on Node 20 with no dependency, until an engine is opened.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser, findFirefox, findProgram } from './browser.js'

/** Where tests run. An awkward zone (UTC+5:45) on purpose: a date that is right here is right anywhere. */
export const place = { locale: 'fr-FR', timeZone: 'Asia/Kathmandu' }

const versionOf = (path) => spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim()

const programs = (...names) => names.filter((name) => !findProgram(name))

/** `packages` are those of Debian. A test that needs what an engine `lacks` is named with that reason, and not run. */
export const engines = {
  chromium: {
    title: 'Chromium',
    packages: ['chromium', 'fonts-dejavu-core'],
    missing: () => (findBrowser() ? [] : ['a Chromium-family browser']),
    version: () => versionOf(findBrowser()),
    lacks: {},
    launch: ({ browsers }) => browsers[0],
  },
  firefox: {
    title: 'Firefox',
    packages: ['firefox-esr', 'fonts-dejavu-core'],
    missing: () => (findFirefox() ? [] : ['firefox']),
    version: () => versionOf(findFirefox()),
    lacks: {},
    async launch() {
      const { firefoxLauncher } = await import('./engines/firefox.js')
      return firefoxLauncher({ ...place, executablePath: findFirefox() })
    },
  },
  webkit: {
    title: 'WebKitGTK',
    packages: ['webkit2gtk-driver', 'xvfb', 'xsettingsd', 'locales', 'fonts-dejavu-core'],
    missing: () => [
      ...programs('WebKitWebDriver', 'Xvfb', 'xsettingsd', 'localedef'),
      ...['/usr/share/i18n/locales/fr_FR'].filter((file) => !existsSync(file)),
    ],
    async version() {
      const { webkitVersion } = await import('./engines/webkit.js')
      return webkitVersion(place)
    },
    lacks: {
      forcedColors: 'WebKit has no forced colours',
      print: 'WebKitGTK shows a page as on paper to its printer alone',
    },
    async launch() {
      const { webkitLauncher } = await import('./engines/webkit.js')
      return webkitLauncher(place)
    },
  },
}
