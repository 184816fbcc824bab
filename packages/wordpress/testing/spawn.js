// Programs that end with the tests, also where these are interrupted.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import process from 'node:process'

const running = new Map()

process.once('exit', () => {
  for (const [program, folder] of running) {
    program.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
]) {
  process.once(signal, () => process.exit(128 + number))
}

/** A program with a folder of its own: `stop` ends one and deletes the other. */
export function spawnIn(folder, command, args, options) {
  const program = spawn(command, args, { cwd: folder, ...options })
  return { program, stop: stopping(program, folder) }
}

/** What ends a program that already runs, and deletes its folder. */
export function stopping(program, folder) {
  running.set(program, folder)
  const ended = new Promise((resolve) => program.once('exit', resolve))
  return async () => {
    program.kill('SIGKILL')
    await ended
    running.delete(program)
    rmSync(folder, { recursive: true, force: true })
  }
}
