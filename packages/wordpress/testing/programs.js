// WordPress, PHP and MariaDB as Debian and Ubuntu maintain them, unpacked beside the other caches of the repository. Nothing
// is installed into the machine: no service starts, no rights are needed, and a database that is there stays as it is.
import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process, { env } from 'node:process'
import { root } from '../../../scripts/node-tests.js'

const programs = ['php-cli', 'php-mysql', 'mariadb-server-core']
const site = ['wordpress', 'wordpress-l10n', 'wordpress-theme-twentytwentythree', 'libjs-underscore']
const caches = join(root, 'node_modules/.cache')
const tree = join(caches, 'wordpress')

/** What is needed, or the sentence that says what is lacking. */
export function findPrograms() {
  try {
    if (!existsSync(tree)) unpack()
    return { programs: inTree() }
  } catch (error) {
    return {
      lacking: `A real WordPress is unpacked from the packages of Debian 12, Ubuntu 24.04 or later: ${error.message.split('\n')[0]}
  Debian, Ubuntu  sudo apt-get update, then this again
  elsewhere       run it in a container of Debian: docker run --volume "$PWD:/ess" --workdir /ess node:24 npm test -- wordpress`,
    }
  }
}

function unpack() {
  if (!existsSync('/etc/debian_version')) throw new Error('this machine is another')
  console.log('Unpacking WordPress, PHP and MariaDB for the tests of the plugin (once)…')
  mkdirSync(caches, { recursive: true })
  const unpacked = mkdtempSync(join(caches, 'wordpress-'))
  try {
    const downloads = join(unpacked, 'downloads')
    mkdirSync(downloads)
    try {
      download(downloads)
    } catch {
      // The lists of a new machine are not there yet, and old ones name packages that are gone.
      const update = ['apt-get', '-qq', 'update']
      run(...(process.getuid?.() === 0 ? [update[0], update.slice(1)] : ['sudo', ['-n', ...update]]))
      download(downloads)
    }
    for (const file of globSync('*.deb', { cwd: downloads })) run('dpkg', ['-x', join(downloads, file), unpacked])
    rmSync(downloads, { recursive: true })
    // Each site has settings of its own.
    writeFileSync(join(unpacked, 'usr/share/wordpress/wp-config.php'), "<?php\nrequire getenv( 'ESS_WP_CONFIG' );\n")
    renameSync(unpacked, tree)
  } finally {
    rmSync(unpacked, { recursive: true, force: true })
  }
}

/** The site, the programs, and what these need that this machine has not. */
function download(folder) {
  const simulation = ['-s', '-o=Dir::State::status=/dev/null', 'install', '--no-install-recommends', ...programs]
  const needed = Array.from(run('apt-get', simulation).matchAll(/^Inst (\S+)/gm), ([, name]) => name)
  const installed = new Set(run('dpkg-query', ['-W', '-f', '${Package}\n']).split('\n'))
  const isOurs = (name) => /^(php|mariadb|mysql)/.test(name)
  const lacking = needed.filter((name) => isOurs(name) || !installed.has(name))
  run('apt-get', ['-qq', '-o=APT::Sandbox::User=root', 'download', ...lacking, ...site], { cwd: folder })
}

function run(command, args, options) {
  const quiet = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 }
  return execFileSync(command, args, {
    ...quiet,
    ...options,
    env: { ...env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
  })
}

function inTree() {
  const file = (pattern) => {
    const [found] = globSync(pattern, { cwd: tree })
    if (!found) throw new Error(`${pattern} is not in ${tree}: delete that folder`)
    return join(tree, found)
  }
  const extensions = dirname(file('usr/lib/php/*/mysqli.so'))
  const loaded = ['ctype', 'exif', 'fileinfo', 'iconv', 'posix', 'tokenizer', 'mysqlnd', 'mysqli']
  return {
    core: join(tree, 'usr/share/wordpress'),
    content: join(tree, 'usr/share/wordpress/wp-content'),
    /** The command of PHP, without the settings of the machine. */
    php: [
      file('usr/bin/php[0-9]*'),
      ['-n', '-d', `extension_dir=${extensions}`, ...loaded.flatMap((name) => ['-d', `extension=${name}.so`])],
    ],
    opcache: ['-d', 'zend_extension=opcache.so', '-d', 'opcache.enable_cli=1'],
    mariadb: file('usr/sbin/mariadbd'),
    messages: dirname(dirname(file('usr/share/*/english/errmsg.sys'))),
    /** Where libraries are that the machine has not. */
    settings: {
      ...env,
      LD_LIBRARY_PATH: globSync('usr/lib/*-linux-gnu', { cwd: tree })
        .map((path) => join(tree, path))
        .join(':'),
    },
  }
}
