import { spawnSync } from 'node:child_process'
import { ownCommand } from './server-process.ts'

/** Runs `ess-server` in a folder to its end, in French and without a database unless the environment says otherwise. */
export function runCommand(
  folder: string,
  args: string[],
  environment: Record<string, string> = {},
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ownCommand.pathname, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '', DATABASE_URL: '', ...environment },
    timeout: 60_000,
  })
  return { status, output: stdout + stderr }
}
