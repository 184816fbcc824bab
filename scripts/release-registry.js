// A real registry on loopback, empty at first, that asks no other.
import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { env, platform } from 'node:process'
import { runServer } from 'verdaccio'
import { run } from './release-workspace.js'

/** Starts Verdaccio with its storage in a folder. `npmrc` sends our packages there, and nothing else. */
export async function openRegistry(folder) {
  const server = await runServer({
    storage: join(folder, 'storage'),
    configPath: join(folder, 'verdaccio.yaml'),
    self_path: join(folder, 'verdaccio.yaml'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: {},
    packages: { '@ess-widgets/*': { access: '$all', publish: '$all' } },
    max_body_size: '50mb',
    web: { enable: false },
    log: { type: 'stdout', level: 'fatal' },
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${server.address().port}`
  return {
    url: `http://${host}/`,
    // npm asks whoever publishes for a token; this registry looks at none.
    npmrc: `@ess-widgets:registry=http://${host}/\n//${host}/:_authToken=nobody\n`,
    /** What the registry has of a package’s latest version. */
    async latest(name) {
      const { versions, 'dist-tags': tags } = await (await fetch(`http://${host}/${name}`)).json()
      return versions[tags.latest]
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * The settings with which `npm publish` signs no provenance, which only a public workflow can: a flag, since what a package
 * says of itself comes before what the environment says. No other registry can be reached by mistake.
 */
export async function unsigned(folder, registry) {
  const isWindows = platform === 'win32'
  const [npm] = (await run(folder, [isWindows ? 'where' : 'which', 'npm'])).trim().split('\n')
  const file = join(folder, isWindows ? 'npm.cmd' : 'npm')
  const code = isWindows ? `@"${npm}" %* --provenance=false\r\n` : `#!/bin/sh\nexec '${npm}' "$@" --provenance=false\n`
  writeFileSync(file, code, { mode: 0o755 })
  return { PATH: `${folder}${delimiter}${env.PATH}`, npm_config_registry: registry.url }
}
