/** How the first people come into the console: by links that the command prints once, and that the disk never holds. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { runCommand } from '../testing/run-command.ts'
import { sampleFile } from '../testing/sample.ts'
import { startServer, type ServerProcess } from '../testing/server-process.ts'
import { bothStores } from '../testing/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-invite-'))
after(() => rmSync(folder, { recursive: true }))
const file = sampleFile(1)
const path = join(folder, 'consultation.yaml')
writeFileSync(path, JSON.stringify(file))

const link = /http:\/\/\S+\/console\/essai\/entrer#([A-Za-z0-9-]+)/
const codeIn = (output: string) => link.exec(output)?.[1]
const servers: ServerProcess[] = []
after(() => Promise.all(servers.map((server) => server.end('SIGTERM'))))

async function serve(store: string) {
  const server = await startServer(file, store)
  servers.push(server)
  return server
}

/** The link comes just after the address. */
async function firstCode(server: ServerProcess): Promise<string> {
  for (let turn = 0; turn < 400; turn++) {
    const code = codeIn(server.output())
    if (code) return code
    await pause(25)
  }
  return assert.fail(`no link to the console: ${server.output()}`)
}

/** Enters with a code as the console's page does, and asks for a page. */
async function statusOf(server: ServerProcess, code: string, page: string): Promise<number> {
  const { origin } = new URL(server.url)
  const ask = (to: string, init: RequestInit) => fetch(`${origin}/console/essai${to}`, { redirect: 'manual', ...init })
  const entered = await ask('/entrer', { method: 'POST', body: new URLSearchParams({ code }), headers: { origin } })
  if (entered.status !== 303) return entered.status
  return (await ask(page, { headers: { cookie: entered.headers.get('set-cookie')!.split(';')[0]! } })).status
}

for (const { name, address } of bothStores()) {
  const isFolder = name === 'SQLite'
  const inviting = (store: string, ...args: string[]) =>
    runCommand(
      folder,
      ['invite', path, ...args, ...(isFolder ? ['--data', store] : [])],
      isFolder ? {} : { DATABASE_URL: store },
    )
  const disk = (store: string) =>
    isFolder
      ? readdirSync(store)
          .map((each) => readFileSync(join(store, each), 'latin1'))
          .join()
      : ''

  describe(name, () => {
    test('the first start prints an organiser’s link, which serves once; no later start prints another', async () => {
      const store = await address()
      const first = await serve(store)
      const code = await firstCode(first)
      assert.match(first.output(), /Console, (à ouvrir une fois, sous sept jours|to open once, within seven days)/)
      assert.ok(!disk(store).includes(code), 'the disk holds the code')
      await first.end('SIGTERM')

      const second = await serve(store)
      assert.equal(codeIn(second.output()), undefined)
      assert.equal(await statusOf(second, code, '/equipe'), 200)
      assert.equal(await statusOf(second, code, '/equipe'), 422)
      await second.end('SIGTERM')
      assert.equal(codeIn((await serve(store)).output()), undefined)
    })

    test('invite lets a facilitator in, and no farther; a name is taken once', async () => {
      const store = await address()
      const { status, output } = inviting(store, '--role', 'facilitator', '--name', 'Table nord')
      assert.equal(status, 0, output)
      const code = codeIn(output)!
      assert.ok(!disk(store).includes(code), 'the disk holds the code')
      const again = inviting(store, '--role', 'organiser', '--name', 'Table  nord')
      assert.deepEqual(
        { status: again.status, output: again.output },
        {
          status: 1,
          output: '«\u00a0Table nord\u00a0» est ou a été le nom de quelqu’un\u00a0: choisissez-en un autre.\n',
        },
      )
      const server = await serve(store)
      assert.equal(codeIn(server.output()), undefined, 'somebody is invited already')
      assert.equal(await statusOf(server, code, '/equipe'), 403)
      assert.equal(await statusOf(server, code, ''), 422)
    })

    test(`while a server is up, ${isFolder ? 'it is refused in words' : 'it invites all the same'}`, async () => {
      const store = await address()
      const server = await serve(store)
      const { status, output } = inviting(store, '--role', 'organiser', '--name', 'Camille Exemple')
      if (isFolder) {
        assert.equal(status, 1)
        assert.match(output, /serveur|Un autre/)
        assert.equal(codeIn(output), undefined)
      } else assert.equal(await statusOf(server, codeIn(output)!, '/equipe'), 200)
    })
  })
}

test('a role or a name that is none is refused, in words that say what is right', () => {
  const refused = (...args: string[]) => {
    const { status, output } = runCommand(folder, ['invite', path, ...args, '--data', join(folder, 'unused')])
    assert.equal(status, 1)
    return output
  }
  for (const args of [[], ['--name', 'A'], ['--role', 'chief', '--name', 'A']])
    assert.match(refused(...args), /--role demande l’un de ces rôles\u00a0: facilitator, organiser\./)
  for (const name of ['', ' \u200b ', 'a'.repeat(81)])
    assert.match(refused('--role', 'organiser', '--name', name), /--name demande un nom de 80 lettres au plus\./)
})
