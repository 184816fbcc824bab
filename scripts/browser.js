// Finds the browsers of this machine. No browser is ever downloaded by a package.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, platform } from 'node:process'

const chromium = {
  variable: 'CHROME_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'],
  macFiles: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `${app}.app/Contents/MacOS/${app}`),
  windowsFiles: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const firefox = {
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  macFiles: ['Firefox.app/Contents/MacOS/firefox'],
  windowsFiles: ['Mozilla Firefox\\firefox.exe'],
}

/** What every automated Chromium of this repository is started with. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium-family browser, or undefined. CHROME_PATH wins; if it is set and wrong, that is an error. */
export const findBrowser = () => find(chromium)

/** The path of Firefox, or undefined; FIREFOX_PATH as above. */
export const findFirefox = () => find(firefox)

/** The path of a program that is called by its name, or undefined. */
export const findProgram = (name) => onPath([name]).find(runs)

function find(browser) {
  const path = env[browser.variable]
  if (!path) return places(browser).find(runs)
  if (runs(path)) return path
  throw new Error(`${browser.variable} is set to ${path}, which is not a program that can be run.`)
}

function places({ names, macFiles, windowsFiles }) {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return roots.flatMap((root) => windowsFiles.map((file) => join(root, file)))
  }
  if (platform !== 'darwin') return onPath(names)
  const apps = macFiles.map((file) => `/Applications/${file}`)
  return [...apps, ...apps.map((app) => join(env.HOME ?? '', app)), ...onPath(names)]
}

function onPath(names) {
  return (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
