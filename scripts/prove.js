// The long proofs: the same tests as `npm test`, with the counts the project promises.
// A test takes part by choosing its counts on `process.env.ESS_PROVE`, itself or in the `profile.ts` it imports; only
// the files that do are run.
//   npm run prove                 every proof
//   npm run prove -- durability   the files whose path has this word
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, exit, platform } from 'node:process'
import { nodeTestCommand, root, testFiles } from './node-tests.js'

const words = process.argv.slice(2)
const hasProof = (file) => /ESS_PROVE|\/profile\.ts'/.test(readFileSync(join(root, file), 'utf8'))
const isWanted = (file) => words.every((word) => file.includes(word))

const files = ['packages/contract/src', 'packages/tally/src', 'packages/server/src', 'benchmarks']
  .flatMap(testFiles)
  .filter((file) => isWanted(file) && hasProof(file))

if (files.length === 0) {
  console.error('No proof matches.')
  exit(1)
}

// The proofs run the built packages that theirs stand on.
const built = spawnSync('npm', ['run', '--silent', 'build'], {
  cwd: root,
  stdio: 'inherit',
  shell: platform === 'win32',
})
if (built.status !== 0) exit(1)
const [command, ...args] = nodeTestCommand(files, undefined, 1)
const { status } = spawnSync(command, args, { cwd: root, env: { ...env, ESS_PROVE: '1' }, stdio: 'inherit' })
exit(status ?? 1)
