import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openDatabase } from './store/sqlite/connection.ts'
import { connections, read, write } from './testing/http-voter.ts'
import { sampleFile } from './testing/sample.ts'
import { ownCommand, startServer } from './testing/server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-cli-'))
after(() => rmSync(folder, { recursive: true }))

function run(args: string[], environment: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ownCommand.pathname, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '', DATABASE_URL: '', ...environment },
  })
  return { status, output: stdout + stderr }
}

test('init writes a consultation that check accepts, and never writes over one', () => {
  const path = join(folder, 'new', 'consultation.yaml')
  assert.equal(run(['init', join(folder, 'new')]).status, 0)
  assert.match(run(['check', path]).output, /rien à corriger/)
  writeFileSync(path, '# à moi\n')
  assert.equal(run(['init', join(folder, 'new')]).status, 1)
  assert.equal(readFileSync(path, 'utf8'), '# à moi\n')
})

test('check names file, line and field, in French or in English', () => {
  const path = join(folder, 'wrong.yaml')
  writeFileSync(path, JSON.stringify({ ...sampleFile(1), status: 'ouverte' }, null, 2))
  const french = run(['check', path])
  assert.equal(french.status, 1)
  assert.ok(
    french.output.startsWith(`${path}:3 status : Il faut ici l’une de ces valeurs : draft, open, closed.`),
    french.output,
  )
  assert.match(
    run(['check', path], { LANG: 'en_GB.UTF-8' }).output,
    /status: This must be one of: draft, open, closed\./,
  )
})

test('serve refuses a wrong file and leaves nothing behind', () => {
  const path = join(folder, 'wrong.yaml')
  const data = join(folder, 'untouched')
  assert.equal(run(['serve', path, '--data', data, '--port', '0']).status, 1)
  assert.equal(existsSync(data), false)
})

test('words that are no command show how to call it', () => {
  for (const args of [[], ['fly'], ['serve'], ['check'], ['--wings'], ['serve', 'x', '--port', 'y']]) {
    const { status, output } = run(args)
    assert.equal(status, 2, args.join(' '))
    assert.ok(output.length > 0)
  }
  assert.equal(run(['--help']).status, 0)
  assert.match(run(['--version']).output, /^\d+\.\d+\.\d+/)
})

test('a server stopped by SIGTERM ends in order and keeps what it acknowledged', async () => {
  const data = join(folder, 'kept')
  const agent = connections(2)
  const first = await startServer(sampleFile(1), data)
  const vote = {
    voter: 'v'.repeat(22),
    principle: 'principe-0',
    key: 'k'.repeat(16),
    body: { choice: 'agree', revision: 1 },
  } as const
  assert.equal((await write(agent, first.url, vote)).status, 200)
  assert.equal(await first.end('SIGTERM'), 0)
  assert.equal(existsSync(join(data, 'consultations.sqlite-wal')), false, 'the journal was folded into the file')

  const second = await startServer(sampleFile(1), data)
  assert.deepEqual(await read(agent, `${second.url}/ballots`, vote.voter), {
    family: null,
    ballots: [{ principle: 'principe-0', choice: 'agree', revision: 1 }],
  })
  agent.destroy()
  await second.end('SIGTERM')
})

test('a second server on the same folder does not start', async () => {
  const data = join(folder, 'kept')
  const first = await startServer(sampleFile(1), data)
  await assert.rejects(startServer(sampleFile(1), data), /in use by another server/)
  await first.end('SIGKILL')
  const next = await startServer(sampleFile(1), data)
  await next.end('SIGTERM')
})

test('a server does not start on counters that lie; recount mends them', async () => {
  const data = join(folder, 'kept')
  const db = openDatabase(join(data, 'consultations.sqlite'))
  db.exec('UPDATE tallies SET count = 5')
  db.close()
  await assert.rejects(startServer(sampleFile(1), data), /principe-0.*(5 votes|le compteur dit 5|the counter says 5)/s)
  assert.match(run(['recount', '--data', data]).output, /1 compteur/)
  const mended = await startServer(sampleFile(1), data)
  await mended.end('SIGTERM')
})

test('neither a voter’s token nor an address reaches the output or the disk', async () => {
  const data = join(folder, 'discreet')
  const server = await startServer(sampleFile(1), data)
  const agent = connections(1)
  const voter = 'jeton-secret-de-quelqu-un'
  for (const principle of ['principe-0', 'inconnu']) {
    await write(agent, server.url, {
      voter,
      principle,
      key: crypto.randomUUID(),
      body: { choice: 'agree', family: 'mutual', revision: 1 },
    })
  }
  await write(agent, server.url, { voter, principle: 'principe-0', key: 'x', body: { choice: 'agree', revision: 2 } })
  agent.destroy()
  await server.end('SIGKILL')
  const kept = ['consultations.sqlite', 'consultations.sqlite-wal']
    .map((name) => readFileSync(join(data, name), 'latin1'))
    .join()
  for (const secret of [
    voter,
    Buffer.from(voter).toString('base64url'),
    Buffer.from(voter).toString('hex'),
    '127.0.0.1',
  ]) {
    assert.ok(!kept.includes(secret), `${secret} is on the disk`)
  }
  assert.ok(!server.output().includes(voter))
  assert.doesNotMatch(server.output().replace(server.url, ''), /127\.0\.0\.1/)
})
