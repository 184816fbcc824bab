/** What is left of whoever withdrew: nothing, in any file or answer of the server, nor after a backup is put back. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openStore } from '../store/open-store.ts'
import { connections, exchange } from '../testing/http-voter.ts'
import { sampleFile } from '../testing/sample.ts'
import { startServer, type ServerProcess } from '../testing/server-process.ts'
import { amendSignature, sampleText, signOver } from '../testing/signing.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-erasure-'))
after(() => rmSync(folder, { recursive: true }))
const agent = connections(2)
after(() => agent.destroy())

const file = sampleFile(1, { manifesto: sampleText() })
const from = '203.0.113.77'
const secrets = {
  email: 'zephyrine.introuvable@example.org',
  firstName: 'Zéphyrine',
  lastName: 'Introuvable-Unique',
  organisation: 'Coopérative Insaisissable',
  mandate: 'Mandat inoubliable du neuf',
  reservation: 'Réserve inimitable',
  changed: 'Nom changé ensuite',
}

/** A text in each way that a program may have written it. */
const spellings = (text: string): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'latin1'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('hex')),
  // The three ways that base64 can begin in, without what depends on their neighbours.
  ...[0, 1, 2].map((shift) =>
    Buffer.from(
      Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
        .toString('base64')
        .slice(shift ? 4 : 0, -4),
    ),
  ),
  Buffer.from(encodeURIComponent(text)),
]

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true })
    .map((name) => join(directory, String(name)))
    .filter((path) => statSync(path).isFile())

function expectNone(texts: Record<string, string>, places: Record<string, Buffer>) {
  for (const [place, bytes] of Object.entries(places))
    for (const [name, text] of Object.entries(texts))
      for (const spelling of spellings(text)) assert.ok(!bytes.includes(spelling), `${name} is in ${place}`)
}

const bytesOf = (directory: string) =>
  Object.fromEntries(filesIn(directory).map((path) => [path.slice(directory.length), readFileSync(path)]))

const servers: ServerProcess[] = []
after(() => Promise.all(servers.map((server) => server.end('SIGKILL'))))

async function start(data: string): Promise<ServerProcess> {
  const server = await startServer(file, data, { options: ['--trust-proxy', '127.0.0.1'] })
  servers.push(server)
  return server
}

/** The code of the mail that was kept last. */
async function codeIn(data: string): Promise<string> {
  for (let turn = 0; turn < 100; turn++) {
    const mails = filesIn(data).filter((path) => path.endsWith('.eml'))
    const code =
      mails.length > 0 && /lien#([0-9a-z-]{34})/.exec(readFileSync(mails.at(-1)!, 'utf8').replaceAll('=\r\n', ''))
    if (code) return code[1]!
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return assert.fail('no mail came')
}

async function confirm(server: ServerProcess, data: string) {
  const { origin } = new URL(server.url)
  const send = async (path: string, form: Record<string, string>) => {
    const answer = await fetch(`${origin}/signature/essai/${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin, 'x-forwarded-for': from },
    })
    return answer.text()
  }
  const code = await codeIn(data)
  const [, entry] = /name="entry" value="(\d+)"/.exec(await send('lien', { code }))!
  assert.match(await send('confirmer', { code, entry: entry! }), /Signature bien reçue/)
}

const signature = {
  signer: 'organisation',
  firstName: secrets.firstName,
  lastName: secrets.lastName,
  organisation: secrets.organisation,
  role: 'présidence',
  mandate: secrets.mandate,
  reservation: { article: 'voix', text: secrets.reservation },
}

test('a whole signature, from the form to its withdrawal, leaves nothing of its signer; nobody’s address was ever written', async () => {
  const data = join(folder, 'canary')
  const server = await start(data)
  const receipt = randomUUID()
  const headers = { 'x-forwarded-for': from }
  const answer = await signOver(agent, server.url, { ...signature, email: secrets.email } as never, {
    receipt,
    headers,
  })
  assert.equal(answer.status, 200, answer.text)
  await confirm(server, data)
  const { email: _, ...changed } = { email: '', ...signature, lastName: secrets.changed }
  const body = { version: 2, visibility: 'full', contact: true, partner: null, revision: 2, ...changed }
  assert.equal((await amendSignature(agent, server.url, { receipt, body })).status, 200)
  // It is there, or what follows would prove nothing.
  assert.ok(Object.values(bytesOf(data)).some((bytes) => bytes.includes(Buffer.from(secrets.changed))))
  assert.ok(Object.keys(bytesOf(data)).some((path) => path.endsWith('.eml')))
  assert.equal((await amendSignature(agent, server.url, { receipt })).status, 200)
  await new Promise((resolve) => setTimeout(resolve, 500))
  const answers = await Promise.all(
    ['signatures', 'signatories', 'counts'].map(
      async (path) => (await exchange(agent, 'GET', `${server.url}/${path}`)).text,
    ),
  )
  // As it stands while the server is up, and after it was ended without a word.
  for (const isUp of [true, false]) {
    if (!isUp) await server.end('SIGKILL')
    expectNone(secrets, {
      ...bytesOf(data),
      answers: Buffer.from(answers.join()),
      output: Buffer.from(server.output()),
    })
    expectNone({ from }, { ...bytesOf(data), output: Buffer.from(server.output()) })
  }
})

test('an erasure survives a restore: what a backup brings back is erased before anyone is answered', async () => {
  const data = join(folder, 'restore')
  const server = await start(data)
  const receipt = randomUUID()
  await signOver(agent, server.url, { ...signature, email: secrets.email } as never, { receipt })
  await confirm(server, data)
  await server.end('SIGTERM')
  const backup = join(folder, 'backup')
  cpSync(join(data, 'consultations.sqlite'), join(backup, 'consultations.sqlite'))

  const again = await start(data)
  assert.equal((await amendSignature(agent, again.url, { receipt })).status, 200)
  await again.end('SIGTERM')
  cpSync(join(backup, 'consultations.sqlite'), join(data, 'consultations.sqlite'))
  assert.ok(readFileSync(join(data, 'consultations.sqlite')).includes(Buffer.from(secrets.organisation)))

  const restored = await start(data)
  const standing = await exchange(agent, 'GET', `${restored.url}/signature`, { 'Ess-Receipt': receipt })
  await restored.end('SIGTERM')
  assert.equal(JSON.parse(standing.text).status, 'withdrawn')
  expectNone(secrets, bytesOf(data))
  const store = await openStore(data)
  assert.deepEqual(await store.findDrift(), [])
  await store.close()
})
