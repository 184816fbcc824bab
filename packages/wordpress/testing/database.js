// A MariaDB of our own: a new folder, a socket, no network. Without tables of rights, whoever opens the socket may do all, and
// only we can: the folder is ours.
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { spawnIn } from './spawn.js'

export async function startDatabase({ mariadb, messages, settings }) {
  const folder = mkdtempSync(join(tmpdir(), 'ess-mariadb-'))
  const data = join(folder, 'data')
  const socket = join(folder, 'socket')
  mkdirSync(data)
  const options = [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${data}`,
    `--tmpdir=${folder}`,
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--lc-messages-dir=${messages}`,
    `--character-sets-dir=${join(messages, 'charsets')}`,
    `--log-error=${join(folder, 'log')}`,
    '--skip-networking',
    '--skip-grant-tables',
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-buffer-pool-size=64M',
    '--innodb-log-file-size=8M',
  ]
  const { program: server, stop } = spawnIn(folder, mariadb, options, { env: settings, stdio: 'ignore' })
  for (let waited = 0; !existsSync(socket); waited += 50) {
    if (server.exitCode !== null || waited > 30_000) {
      throw new Error(`MariaDB did not start:\n${readFileSync(join(folder, 'log'), 'utf8')}`)
    }
    await pause(50)
  }
  return { socket, stop }
}
