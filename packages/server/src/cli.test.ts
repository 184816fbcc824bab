import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platform } from 'node:process'
import { after, describe, test } from 'node:test'
import { stringify } from 'yaml'
import { register } from './testing/http-registrant.ts'
import { connections, exchange, read, write } from './testing/http-voter.ts'
import { runCommand } from './testing/run-command.ts'
import { sampleFile, sampleSession } from './testing/sample.ts'
import { ownCommand, startServer } from './testing/server-process.ts'
import { bothStores } from './testing/stores.ts'
import { tamper } from './testing/tamper.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-cli-'))
after(() => rmSync(folder, { recursive: true }))

const run = (args: string[], environment?: Record<string, string>) => runCommand(folder, args, environment)

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
    french.output.startsWith(`${path}:3 status\u00a0: Il faut ici l’une de ces valeurs\u00a0: draft, open, closed.`),
    french.output,
  )
  assert.match(
    run(['check', path], { LANG: 'en_GB.UTF-8' }).output,
    /status: This must be one of: draft, open, closed\./,
  )
})

/** A calendar on the disk, of the events given. */
function calendarFile(name: string, ...events: string[][]): string {
  const path = join(folder, name)
  const lines = events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT'])
  writeFileSync(path, ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
  return path
}

const opening = ['UID:ouverture@example.org', 'DTSTART;TZID=Europe/Paris:20261125T090000', 'DURATION:PT1H30M']

test('import prints sessions that check accepts, and says what it could not keep, line by line', () => {
  const path = calendarFile(
    'agenda.ics',
    [...opening, 'SUMMARY:Ouverture', 'CATEGORIES:Plénière', 'ATTENDEE:mailto:ada@example.org'],
    ['UID:b@example.org', 'DTSTART;TZID=Indian/Reunion:20261126T090000', 'SUMMARY:Atelier', 'RRULE:FREQ=DAILY;COUNT=2'],
    ['SUMMARY:Sans date'],
  )
  const consultation = join(folder, 'printed.yaml')
  const { stdout, stderr, status } = spawnSync(process.execPath, [ownCommand.pathname, 'import', path], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '' },
  })
  assert.equal(status, 0, stderr)
  assert.match(stderr, new RegExp(`^${path}:8\u00a0: Les personnes invitées`, 'm'))
  assert.match(stderr, new RegExp(`^${path}:16\u00a0: Cet événement n’a pas de date de début`, 'm'))
  assert.doesNotMatch(stdout + stderr, /ada/)
  assert.match(stdout, /timeZone: Indian\/Reunion/)
  writeFileSync(consultation, stdout + stringify(sampleFile(1)))
  assert.match(run(['check', consultation]).output, /rien à corriger/)
  assert.match(run(['import', path], { LANG: 'en_GB.UTF-8' }).output, /:16: This event has no start date/)
})

test('import into a file keeps its comments, its ids and what only its organiser knows', () => {
  const consultation = join(folder, 'into.yaml')
  const template = readFileSync(new URL('../templates/consultation.yaml', import.meta.url), 'utf8')
  writeFileSync(consultation, template)
  const first = calendarFile('first.ics', [...opening, 'SUMMARY:Ouverture', 'LOCATION:Salle A'])
  assert.match(run(['import', first, '--into', consultation]).output, /1 séance ajoutée, 0 changée/)
  const imported = readFileSync(consultation, 'utf8')
  assert.equal(imported.replace(/^sessions:\n( +.*\n)+/m, ''), template, 'everything else is as it was')
  const own = imported.replace(
    /^sessions:\n( +.*\n)+/m,
    (list) => `${list.replace(/- id: .*/, '- id: la-mienne')}    # 40, pas plus\n    capacity: 40\n`,
  )
  writeFileSync(consultation, own)
  const second = calendarFile(
    'second.ics',
    [...opening.with(1, 'DTSTART;TZID=Europe/Paris:20261125T100000'), 'SUMMARY:Plénière d’ouverture'],
    ['UID:c@example.org', 'DTSTART;VALUE=DATE:20270101', 'SUMMARY:Après'],
  )
  const again = ['import', second, '--into', consultation]
  assert.match(run([...again, '--to', '2026-12-31']).output, /0 séance ajoutée, 1 changée/)
  const merged = readFileSync(consultation, 'utf8')
  for (const kept of [
    /id: la-mienne/,
    /# 40, pas plus\n {4}capacity: 40/,
    /start: 2026-11-25T10:00:00\+01:00/,
    /Plénière d’ouverture/,
  ])
    assert.match(merged, kept)
  assert.doesNotMatch(merged, /Salle A|Après/)
  assert.match(run(['check', consultation]).output, /rien à corriger/)
  assert.match(run(again).output, /1 séance ajoutée, 0 changée/)
  const settled = readFileSync(consultation, 'utf8')
  run(again)
  assert.equal(readFileSync(consultation, 'utf8'), settled, 'importing again changes nothing')
})

test('import refuses what is no calendar, a wrong date and a wrong consultation, and writes nothing', () => {
  const page = join(folder, 'page.ics')
  writeFileSync(page, '<!doctype html><title>404</title>')
  const refused = run(['import', page])
  assert.equal(refused.status, 1)
  assert.match(refused.output, new RegExp(`^${page}:1\u00a0: Ce n’est pas un agenda`))
  const good = calendarFile('good.ics', [...opening, 'SUMMARY:Ouverture'])
  assert.match(run(['import', good, '--from', '2026-02-30']).output, /--from demande une date/)
  assert.match(run(['import', join(folder, 'absent.ics')]).output, /ne peut pas être lu/)
  const wrong = join(folder, 'wrong-home.yaml')
  writeFileSync(wrong, 'id: a\n')
  const { status, output } = run(['import', good, '--into', wrong])
  assert.equal(status, 1)
  assert.match(output, /est nécessaire/)
  assert.equal(readFileSync(wrong, 'utf8'), 'id: a\n')
})

/** A consultation on the disk, with sessions written as an organiser does. */
function consultationWith(name: string, sessions: string): string {
  const path = join(folder, name)
  writeFileSync(path, `${stringify(sampleFile(1))}${sessions}`)
  return path
}

test('import of a meeting that moved says which sessions its calendar has no longer', () => {
  const meeting = (days: string[]) =>
    calendarFile('weekly.ics', [
      'UID:hebdo@example.org',
      'SUMMARY:Point',
      `DTSTART:${days[0]}T080000Z`,
      ...days.slice(1).map((day) => `RDATE:${day}T080000Z`),
    ])
  const home = consultationWith('weekly.yaml', '')
  const into = ['--into', home, '--from', '2126-01-01', '--to', '2126-12-31']
  assert.match(run(['import', meeting(['21261102', '21261109']), ...into]).output, /2 séances ajoutées, 0 changée/)
  const { output } = run(['import', meeting(['21261103', '21261109']), ...into])
  assert.match(output, /1 séance de cet agenda n’y est plus\u00a0: point-\S+\. Retirez-la/)
  assert.match(output, /1 séance ajoutée, 0 changée/)
})

test('import of our own calendar finds the sessions of the file by their ids', () => {
  const session = 'sessions:\n  - id: ouverture\n    title: { fr: O, en: O }\n    kind: talk\n'
  const times = '    start: 2026-11-25T09:00:00+01:00\n    end: 2026-11-25T10:30:00+01:00\n'
  const home = consultationWith('own.yaml', session + times)
  const { output } = run([
    'import',
    calendarFile('own.ics', [`UID:ouverture@${'0f'.repeat(16)}`, ...opening.slice(1), 'SUMMARY:O']),
    '--into',
    home,
  ])
  assert.match(output, /0 séance ajoutée, 0 changée/)
  assert.ok(readFileSync(home, 'utf8').endsWith(session + times))
})

test('import keeps what else refers to a place it replaces, and the line endings of Windows', () => {
  const times = '    start: 2026-11-25T09:00:00+01:00\n    end: 2026-11-25T10:30:00+01:00\n    kind: talk\n'
  const one = `  - id: un\n    title: { fr: O, en: O }\n${times}    uid: ouverture@example.org\n    place: &salle { name: { fr: A, en: A } }\n`
  const two = `  - id: deux\n    title: { fr: D, en: D }\n${times}    place: *salle\n`
  const home = consultationWith('alias.yaml', `sessions:\n${one}${two}`)
  writeFileSync(home, readFileSync(home, 'utf8').replaceAll('\n', '\r\n'))
  const { output, status } = run([
    'import',
    calendarFile('alias.ics', [...opening, 'SUMMARY:O', 'LOCATION:B']),
    '--into',
    home,
  ])
  assert.equal(status, 0, output)
  const merged = readFileSync(home, 'utf8')
  assert.match(merged, /deux[^]*place: \{ name: \{ fr: A, en: A \} \}/)
  assert.doesNotMatch(merged, /[^\r]\n|&salle/)
  assert.match(run(['check', home]).output, /rien à corriger/)
})

test('import counts the days of --from and --to on the clocks of the consultation, in their order', () => {
  const night = (instant: string) => calendarFile('night.ics', ['UID:n', `DTSTART:${instant}`, 'SUMMARY:Nuit'])
  const days = ['--from', '2026-11-25', '--to', '2026-11-25']
  assert.match(run(['import', night('20261124T233000Z'), ...days]).output, /Nuit/)
  assert.doesNotMatch(run(['import', night('20261125T233000Z'), ...days]).output, /Nuit/)
  const reversed = run(['import', night('20261125T233000Z'), '--from', '2026-11-26', '--to', '2026-11-25'])
  assert.equal(reversed.status, 1)
  assert.match(reversed.output, /--to vient avant --from/)
})

test('import of a calendar that is cut writes nothing', () => {
  const cut = calendarFile('cut.ics', [...opening, 'SUMMARY:Ouverture'], ['UID:b', 'DTSTART:20261126T080000Z'])
  writeFileSync(cut, readFileSync(cut, 'utf8').slice(0, -40))
  const home = join(folder, 'cut.yaml')
  writeFileSync(home, stringify(sampleFile(1)))
  const { status, output } = run(['import', cut, '--into', home])
  assert.equal(status, 1)
  assert.match(output, /s’arrête au milieu de cet événement[^]*n’a pas été changé\u00a0: l’agenda est coupé/)
  assert.equal(readFileSync(home, 'utf8'), stringify(sampleFile(1)))
})

test('import reads the letters of an old file, and those of OpenAgenda', () => {
  const old = calendarFile('old.ics', [...opening, 'SUMMARY:Économie'])
  writeFileSync(old, readFileSync(old, 'utf8'), 'latin1')
  assert.match(run(['import', old]).output, /fr: Économie[^]*:6\u00a0: Ce fichier n’est pas en UTF-8/)
  const open = join(folder, 'open.json')
  const timings = [{ begin: '2026-08-06T10:00:00+0200', end: '2026-08-06T18:00:00+0200' }]
  writeFileSync(open, JSON.stringify({ events: [{ uid: 1, title: { fr: 'Caf&eacute;' }, timings }] }))
  assert.match(run(['import', open]).output, /fr: Café[^]*start: 2026-08-06T10:00:00\+02:00/)
})

test('serve refuses a wrong file and leaves nothing behind', () => {
  const path = join(folder, 'wrong.yaml')
  const data = join(folder, 'untouched')
  assert.equal(run(['serve', path, '--data', data, '--port', '0']).status, 1)
  assert.equal(existsSync(data), false)
})

/** A consultation on the disk, for the command line. */
function written(fields: Parameters<typeof sampleFile>[1] = {}): string {
  const path = join(folder, `${crypto.randomUUID()}.yaml`)
  writeFileSync(path, JSON.stringify(sampleFile(1, fields)))
  return path
}

test('a port that is taken is said, and everything is closed again', async (t) => {
  const other = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const data = join(folder, 'taken')
  const { status, output } = run(['serve', written(), '--data', data, '--port', String(port)])
  assert.equal(status, 1, output)
  assert.match(output, new RegExp(`Impossible d’écouter sur 127.0.0.1:${port}\u00a0: ce port est déjà pris`))
  assert.doesNotMatch(output, /at .*\.ts:/)
  assert.equal(existsSync(join(data, 'consultations.sqlite-wal')), false, 'the store was closed in order')
})

test('a DATABASE_URL that is none is said, and never becomes a folder', () => {
  const secret = 'mysql://ess:secret@127.0.0.1/ess'
  for (const command of [['serve', written()], ['recount']]) {
    const { status, output } = run(command, { DATABASE_URL: secret })
    assert.equal(status, 1)
    assert.match(output, /DATABASE_URL doit commencer par postgres:/)
    assert.doesNotMatch(output, /secret/)
  }
  assert.equal(existsSync(join(folder, 'mysql:')), false)
})

test('a database that is away is said', () => {
  const { status, output } = run(['serve', written()], { DATABASE_URL: 'postgres://ess:secret@127.0.0.1:1/ess' })
  assert.equal(status, 1)
  assert.match(output, /La base de données ne s’ouvre pas\u00a0: .*ECONNREFUSED/)
  assert.doesNotMatch(output, /secret|at .*\.ts:/)
})

test(
  'the answers are readable by their owner alone, also where they were not',
  { skip: platform === 'win32' },
  async () => {
    const data = join(folder, 'private')
    mkdirSync(data, { mode: 0o755 })
    writeFileSync(join(data, 'in-use.sqlite'), '', { mode: 0o644 })
    const modes = () => Object.fromEntries(['.', ...readdirSync(data)].map((name) => [name, modeOf(join(data, name))]))
    const server = await startServer(sampleFile(1), data)
    assert.deepEqual(modes(), {
      '.': '700',
      'consultations.sqlite': '600',
      'consultations.sqlite-shm': '600',
      'consultations.sqlite-wal': '600',
      'in-use.sqlite': '600',
      'in-use.sqlite-journal': '600',
    })
    await server.end('SIGKILL')
    chmodSync(join(data, 'consultations.sqlite-wal'), 0o644)
    const again = await startServer(sampleFile(1), data)
    assert.equal(modes()['consultations.sqlite-wal'], '600')
    await again.end('SIGTERM')
  },
)

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

test('a folder that holds other things is left as its owner made it', { skip: platform === 'win32' }, async () => {
  const data = join(folder, 'shared')
  mkdirSync(data, { mode: 0o755 })
  writeFileSync(join(data, 'notes.txt'), '')
  const server = await startServer(sampleFile(1), data)
  assert.equal(modeOf(data), '755')
  assert.equal(modeOf(join(data, 'consultations.sqlite')), '600')
  await server.end('SIGTERM')
})

test('a consultation that was published is not opened again, and its reader is told what to do', async () => {
  const data = join(folder, 'published')
  const agent = connections(1)
  const open = await startServer(sampleFile(1), data)
  const body = { choice: 'agree', family: 'mutual', revision: 1 } as const
  await write(agent, open.url, { voter: 'v'.repeat(22), principle: 'principe-0', key: 'k'.repeat(16), body })
  await open.end('SIGTERM')
  const closed = await startServer(sampleFile(1, { status: 'closed' }), data)
  await read(agent, `${closed.url}/counts`)
  agent.destroy()
  await closed.end('SIGTERM')
  const again = ['serve', written(), '--data', data, '--port', '0']
  assert.deepEqual([run(again).status, run(again, { LANG: 'en_GB.UTF-8' }).status], [1, 1])
  assert.match(run(again).output, /a été close .* un nouvel «\u00a0id\u00a0»/)
  assert.match(run(again, { LANG: 'en_GB.UTF-8' }).output, /was closed .* under a new “id”/)
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
  const listener = await fetch(`${first.url}/live`)
  const start = performance.now()
  assert.equal(await first.end('SIGTERM'), 0)
  assert.ok(performance.now() - start < 2000, `it took ${performance.now() - start} ms, for those who ask nothing more`)
  assert.match(await listener.text(), /event: counts/)
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
  await assert.rejects(startServer(sampleFile(1), data), /sert déjà à un autre serveur|in use by another server/)
  const file = join(data, '..', `${crypto.randomUUID()}.txt`)
  writeFileSync(file, 'not a folder')
  await assert.rejects(startServer(sampleFile(1), file), /ne peuvent pas être gardées|cannot be kept/)
  await first.end('SIGKILL')
  const next = await startServer(sampleFile(1), data)
  await next.end('SIGTERM')
})

test('a server does not start on counters that lie; recount mends them', async () => {
  const data = join(folder, 'kept')
  await tamper(data, 'UPDATE tallies SET count = 5')
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
  // Its own address, which the first link to the console holds too, is nobody's.
  assert.doesNotMatch(server.output().replaceAll(new URL(server.url).origin, ''), /127\.0\.0\.1/)
})

/** What the disk holds of a folder's answers, in the file and in its journal. */
const bytesIn = (data: string) =>
  ['consultations.sqlite', 'consultations.sqlite-wal']
    .filter((name) => existsSync(join(data, name)))
    .map((name) => readFileSync(join(data, name)).toString('latin1'))
    .join()

test('of who withdrew nothing is left on the disk, and of who registers nothing in the output', async () => {
  const data = join(folder, 'registrations')
  const file = sampleFile(1, { sessions: [sampleSession(1)] })
  const server = await startServer(file, data)
  const agent = connections(1)
  const receipt = 'recu-secret-de-quelqu-un'
  const person = { name: 'Ondine Fictive', email: 'Ondine@example.org' }
  const words = ['Ondine Fictive', 'Ondine@example.org', 'ondine@example.org', receipt]
  const next = { receipt: 'un-autre-recu-de-personne', person: { name: 'Lucien Fictif', email: 'lucien@example.org' } }
  await register(agent, server.url, { receipt, person })
  await register(agent, server.url, { receipt, person: { ...person, name: 'Ondine F.' } })
  await register(agent, server.url, next)
  await register(agent, server.url, { receipt, person: { ...person, email: 'x' } })
  assert.ok(bytesIn(data).includes('Ondine@example.org'), 'the test looks where nothing is kept')
  assert.ok(!bytesIn(data).includes(receipt))
  assert.equal((await register(agent, server.url, { receipt })).status, 200)
  // Many, so that what one leaves behind is not by chance under what another wrote.
  const crowd = Array.from({ length: 60 }, (_, index) => `personne-fictive-${index}`.padEnd(22, '-'))
  for (const name of crowd)
    await register(agent, server.url, { receipt: name, person: { name, email: `${name}@example.org` } })
  for (const name of crowd.filter((_, index) => index % 3 > 0)) await register(agent, server.url, { receipt: name })
  agent.destroy()
  assert.equal(await server.end('SIGTERM'), 0)

  const kept = bytesIn(data)
  assert.ok(kept.includes('lucien@example.org'), 'who is still registered is kept')
  for (const word of [...words, 'Ondine F.']) {
    assert.ok(!kept.includes(word), `${word} is on the disk`)
    assert.ok(!server.output().includes(word), `${word} is in the output`)
  }
  assert.deepEqual(
    crowd.map((name) => kept.includes(name)),
    crowd.map((_, index) => index % 3 === 0),
    'who withdrew is on the disk, or somebody else is not',
  )
  assert.doesNotMatch(server.output(), /fictif|lucien/i)
})

for (const kind of bothStores()) {
  describe(`registrations, ${kind.name}`, () => {
    test('lists who registered while the server is up, and no cell is a formula', async (t) => {
      const store = await kind.address()
      const other = sampleSession(5, { id: 'autre', title: { fr: 'Autre atelier', en: 'Other workshop' } })
      const file = sampleFile(1, { sessions: [sampleSession(1), other] })
      const path = join(folder, `${crypto.randomUUID()}.yaml`)
      writeFileSync(path, JSON.stringify(file))
      const server = await startServer(file, store)
      t.after(() => server.end('SIGKILL'))
      const agent = connections(1)
      t.after(() => agent.destroy())
      const come = (receipt: string, name: string, session = 'atelier') =>
        register(agent, server.url, {
          receipt: receipt.padEnd(22, '-'),
          person: { name, email: `${receipt}@example.org` },
          session,
        })
      await come('un', 'Ada Fictive')
      await come('deux', '=HYPERLINK("https://evil.example";"Bo")')
      await come('trois', 'Cy Fictif')
      await come('quatre', 'Di Fictive', 'autre')
      const isPostgres = kind.name === 'PostgreSQL'
      const list = (options: string[] = [], environment: Record<string, string> = {}) =>
        run(['registrations', path, ...(isPostgres ? [] : ['--data', store]), ...options], {
          ...(isPostgres && { DATABASE_URL: store }),
          ...environment,
        })
      const { status, output } = list()
      assert.equal(status, 0, output)
      assert.deepEqual(output.split('\r\n'), [
        '\ufeff"Séance","Titre","N° de place","Liste d’attente","Nom","Adresse électronique","Ordre d’arrivée"',
        '"atelier","Atelier fictif",1,"","Ada Fictive","un@example.org",1',
        `"atelier","Atelier fictif","",1,"'=HYPERLINK(""https://evil.example"";""Bo"")","deux@example.org",2`,
        '"atelier","Atelier fictif","",2,"Cy Fictif","trois@example.org",3',
        '"autre","Autre atelier",1,"","Di Fictive","quatre@example.org",1',
        '',
      ])
      const english = list(['--session', 'autre'], { LANG: 'en_GB.UTF-8' })
      assert.deepEqual(english.output.split('\r\n'), [
        '\ufeff"Session","Title","Seat","Waiting list","Name","E-mail","Order of arrival"',
        '"autre","Other workshop",1,"","Di Fictive","quatre@example.org",1',
        '',
      ])
      assert.match(
        list(['--session', 'rien']).output,
        /séance «\u00a0rien\u00a0» ne prend d’inscriptions .* Celles où l’on s’inscrit\u00a0: atelier, autre\./,
      )
      assert.equal((await exchange(agent, 'GET', `${server.url}/agenda`)).status, 200, 'the server goes on')
      await server.end('SIGTERM')
      assert.equal(list().output, output, 'with the server stopped')
    })
  })
}

test('hours in universal time are given on the clocks of the consultation, and it is said', () => {
  const calendar = join(folder, 'universel.ics')
  const event = ['UID:u@example.org', 'SUMMARY:Rencontre', 'DTSTART:20271125T080000Z', 'DTEND:20271125T090000Z']
  writeFileSync(calendar, ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'))
  const { output } = run(['import', calendar])
  assert.match(output, /start: "?2027-11-25T09:00:00\+01:00/)
  assert.match(output, /temps universel/)
})

test('registrations says when there is nothing to read', () => {
  const { status, output } = run(['registrations', written(), '--data', join(folder, 'nothing-here')])
  assert.equal(status, 1)
  assert.match(output, /Ce qui est gardé ne peut pas être lu/)
  assert.equal(existsSync(join(folder, 'nothing-here')), false)
  const wrong = join(folder, 'wrong.yaml')
  assert.match(run(['registrations', wrong]).output, /wrong\.yaml:3 status/)
})
