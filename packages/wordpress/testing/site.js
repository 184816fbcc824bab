// A WordPress of our own: its code is the machine's, its content, its database and its port are new.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { spawnIn } from './spawn.js'

const own = fileURLToPath(new URL('site/', import.meta.url))

export async function startSite({ programs, database, port }) {
  const { core, content, php, opcache } = programs
  const folder = mkdtempSync(join(tmpdir(), 'ess-wordpress-'))
  const here = join(folder, 'wp-content')
  for (const name of ['plugins', 'themes', 'uploads', 'upgrade']) mkdirSync(join(here, name), { recursive: true })
  cpSync(join(own, 'mu-plugins'), join(here, 'mu-plugins'), { recursive: true })
  cpSync(join(own, 'themes'), join(here, 'themes'), { recursive: true })
  symlinkSync(join(content, 'themes/twentytwentythree'), join(here, 'themes/twentytwentythree'))
  speakFrench(join(content, 'languages'), join(here, 'languages'))

  const url = `http://localhost:${port}`
  const settings = {
    ...programs.settings,
    ESS_CORE: core,
    ESS_CONTENT: here,
    ESS_SITE: url,
    ESS_DB_SOCKET: database.socket,
    ESS_WP_CONFIG: join(own, 'wp-config.php'),
  }
  const [command, options] = php
  const runFile = (file, args = []) =>
    execFileSync(command, [...options, file, ...args], { cwd: folder, env: settings, encoding: 'utf8' })
  runFile(join(own, 'install.php'))

  const served = [
    ...options,
    ...opcache,
    '-d',
    'memory_limit=256M',
    '-S',
    `localhost:${port}`,
    '-t',
    core,
    join(own, 'router.php'),
  ]
  const { program: server, stop } = spawnIn(folder, command, served, {
    env: settings,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  server.stderr.on('data', (chunk) => appendFileSync(join(folder, 'requests.log'), chunk))
  await answers(url)

  return {
    url,
    plugins: join(here, 'plugins'),
    /** Runs a line of PHP in the site, and gives what it returns. */
    ask(code) {
      const loaded = `$_SERVER['HTTP_HOST'] = 'localhost'; require getenv( 'ESS_CORE' ) . '/wp-load.php';`
      return JSON.parse(
        execFileSync(command, [...options, '-r', `${loaded} echo wp_json_encode( ( function () { ${code} } )() );`], {
          cwd: folder,
          env: settings,
          encoding: 'utf8',
        }),
      )
    },
    /** What PHP complained of, notices included. */
    complaints: () => (existsSync(join(here, 'debug.log')) ? readFileSync(join(here, 'debug.log'), 'utf8') : ''),
    /** Whether a file is one that PHP can read; throws with its words if not. */
    lint: (file) => execFileSync(command, [...options, '-l', file], { env: settings, encoding: 'utf8' }),
    stop,
  }
}

/** WordPress in French, for Belgium and Canada too: a site can choose but a language that its WordPress has. */
function speakFrench(from, to) {
  mkdirSync(to)
  for (const name of globSync('*fr_FR.mo', { cwd: from })) {
    for (const locale of ['fr_FR', 'fr_BE', 'fr_CA'])
      symlinkSync(join(from, name), join(to, name.replace('fr_FR', locale)))
  }
}

async function answers(url) {
  for (let attempt = 0; ; attempt++) {
    try {
      await fetch(url, { redirect: 'manual' })
      return
    } catch (error) {
      if (attempt === 100) throw error
      await pause(100)
    }
  }
}
