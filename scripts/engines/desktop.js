// A desktop that nobody sees: a screen of its own, a language, a time zone, and the settings of whoever sits there, which
// programs hear of at once, by XSETTINGS.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'

const running = new Set()
process.on('exit', () => running.forEach((child) => child.kill()))

/** @param {{ locale: string, timeZone: string }} place */
export async function openDesktop({ locale, timeZone }) {
  const language = locale.replace('-', '_')
  const folder = await mkdtemp(join(tmpdir(), 'ess-desktop-'))
  const settings = join(folder, 'settings')
  const started = []
  const start = (command, args, options) => {
    const child = spawn(command, args, { stdio: 'ignore', ...options })
    child.on('error', () => {}).on('close', () => running.delete(child))
    running.add(child)
    started.push(child)
    return child
  }
  // The screen takes a number that is free, and says which.
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-noreset', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [number] = await once(screen.stdio[3], 'data')
  const LC_ALL = `${language}.UTF-8`
  const place = {
    DISPLAY: `:${`${number}`.trim()}`,
    GDK_BACKEND: 'x11',
    TZ: timeZone,
    LC_ALL,
    LOCPATH: await compile(language),
  }
  const set = ({ isDark = false, isStill = false }) =>
    writeFile(settings, `Net/ThemeName "Adwaita${isDark ? '-dark' : ''}"\nGtk/EnableAnimations ${isStill ? 0 : 1}\n`)
  await set({})
  const teller = start('xsettingsd', ['-c', settings], { env: { ...env, ...place } })

  return {
    /** Starts a program there. */
    start: (command, args) => start(command, args, { env: { ...env, ...place } }),
    /** The person's settings from now on. */
    async set(wanted) {
      await set(wanted)
      teller.kill('SIGHUP')
    },
    async close() {
      // What came last leaves first.
      for (const child of started.reverse()) child.kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let compiled

/** A machine has only the languages that its owner asked for: this one is made ready once, for all desktops. */
function compile(language) {
  return (compiled ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ess-languages-'))
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
    const [status] = await once(
      spawn('localedef', ['-i', language, '-f', 'UTF-8', join(folder, `${language}.UTF-8`)]),
      'exit',
    )
    if (status !== 0) throw new Error(`localedef could not make ${language}: is the package "locales" installed?`)
    return folder
  })())
}
