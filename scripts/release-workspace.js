// A copy of the working tree as a fresh clone of its own, for a release to be rehearsed in: nothing built, nothing shared
// with the repository but the packages of others.
import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { env, platform } from 'node:process'
import { root } from './node-tests.js'

/** Runs a program to its end, beside this one, which serves the registry it may ask. Gives all it said. */
export function run(folder, [command, ...args], settings = {}) {
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26, shell: platform === 'win32' }
  return new Promise((resolve, reject) => {
    execFile(command, args, { ...options, env: { ...env, ...quiet, ...settings } }, (error, stdout, stderr) => {
      const said = (stdout + stderr).replace(progress, '')
      if (error) reject(new Error(`${error.message.split('\n')[0]}\n${said}`))
      else resolve(said)
    })
  })
}

// eslint-disable-next-line no-control-regex
const progress = /[^\n]*\u001b\[1G\u001b\[J/g
const quiet = { TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', npm_config_update_notifier: 'false' }

/** Copies every file of a working tree that git does not ignore, new ones included: what the next commit would be. */
export async function copyWorkspace(folder, from = root) {
  mkdirSync(folder)
  const git = (...args) => run(folder, ['git', '-c', 'core.autocrlf=false', ...args])
  await git('init', '--quiet')
  await git('config', 'user.name', 'Rehearsal')
  await git('config', 'user.email', 'rehearsal@localhost')
  await git(`--git-dir=${join(folder, '.git')}`, `--work-tree=${from}`, 'add', '--all')
  await git('commit', '--quiet', '--no-verify', '--message=Everything')
  await git('reset', '--quiet', '--hard')
  linkModules(folder)
  return folder
}

/** The packages of others are those of the repository; ours are those of the copy. */
function linkModules(folder) {
  for (const place of ['.', ...membersOf(folder)]) {
    const theirs = join(root, place, 'node_modules')
    if (!existsSync(theirs)) continue
    const here = join(folder, place, 'node_modules')
    mkdirSync(here)
    const isShared = (name) => name === '.bin' || !/^(\.|@ess-widgets$)/.test(name)
    for (const name of readdirSync(theirs).filter(isShared)) link(join(theirs, name), join(here, name))
  }
  const ours = join(folder, 'node_modules/@ess-widgets')
  mkdirSync(ours)
  for (const name of packageNames(folder)) link(join(folder, 'packages', name), join(ours, name))
}

const link = (target, path) => symlinkSync(target, path, 'junction')

/** The folders of all our packages, private ones too. */
export const membersOf = (folder) =>
  manifestOf(folder, '.')
    .workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: folder }))
    .map((file) => dirname(file).replaceAll('\\', '/'))

/** The packages that are published, by the names of their folders. */
export const packageNames = (folder = root) =>
  readdirSync(join(folder, 'packages'))
    .filter((name) => !manifestOf(folder, `packages/${name}`).private)
    .sort()

export const manifestOf = (folder, member) => JSON.parse(readFileSync(join(folder, member, 'package.json'), 'utf8'))
