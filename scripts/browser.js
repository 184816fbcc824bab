// Finds a Chromium-family browser on this machine. No browser is ever downloaded by a package.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, platform } from 'node:process'

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge']

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const windowsFiles = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

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

/** The path of a browser, or undefined. CHROME_PATH wins; if it is set and wrong, that is an error. */
export function findBrowser() {
  if (env.CHROME_PATH) {
    if (runs(env.CHROME_PATH)) return env.CHROME_PATH
    throw new Error(`CHROME_PATH is set to ${env.CHROME_PATH}, which is not a program that can be run.`)
  }
  return places().find(runs)
}

function places() {
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return roots.flatMap((root) => windowsFiles.map((file) => join(root, file)))
  }
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  if (platform !== 'darwin') return onPath
  const apps = macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
  return [...apps, ...apps.map((app) => join(env.HOME ?? '', app)), ...onPath]
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
