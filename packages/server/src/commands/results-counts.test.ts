/** The organiser's own numbers: everybody, exactly, and aside what they must not be used for. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Choice, Family } from '@ess-widgets/contract'
import { recordBallot } from '../http/ballots.ts'
import { Edition } from '../http/edition.ts'
import { recordSheet } from '../http/sheets.ts'
import { openStore } from '../store/open-store.ts'
import { sampleFile } from '../testing/sample.ts'
import { ownCommand } from '../testing/server-process.ts'
import { bothStores } from '../testing/stores.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-counts-'))
after(() => rmSync(folder, { recursive: true, force: true }))

for (const kind of bothStores()) {
  test(`${kind.name}: exact counts have everybody, add up, and say aside who they are for`, async (t) => {
    const address = await kind.address()
    const store = await openStore(address)
    t.after(() => store.close())
    const whole = sampleFile(['garde', 'partage', 'essais'], { totals: 'never' })
    const edition = await Edition.open(whole, store)
    const vote = (principle: string, choice: Choice, family?: Family) =>
      recordBallot(edition, store, {
        principle,
        voterToken: randomUUID(),
        key: randomUUID(),
        body: { choice, revision: 1, ...(family && { family }) },
        ticket: undefined,
      })
    for (const choice of ['agree', 'agree', 'disagree'] as const) await vote('garde', choice, 'mutual')
    await vote('garde', 'pass')
    await vote('partage', 'agree', 'none')
    await recordSheet(edition, store, { sheet: 'une', family: 'mutual', choices: { garde: 'agree' } })

    const path = join(folder, `${kind.name}.json`)
    // One principle has been taken out of the file meanwhile, and a title has a sign that a formula begins with.
    const [garde, , essais] = whole.principles
    const statement = { fr: '=1+1', en: '=1+1' }
    writeFileSync(path, JSON.stringify({ ...whole, principles: [garde, { ...essais!, statement }] }))
    const run = (language: string) => {
      const isPostgres = kind.name === 'PostgreSQL'
      const place = isPostgres ? [] : ['--data', address]
      return spawnSync(process.execPath, [ownCommand.pathname, 'results', 'counts', path, ...place], {
        encoding: 'utf8',
        env: { ...process.env, LANG: language, LC_ALL: '', DATABASE_URL: isPostgres ? address : '' },
        timeout: 60_000,
      })
    }
    const french = run('fr_FR.UTF-8')
    assert.equal(french.status, 0, french.stderr)
    assert.match(french.stderr, /^Ces nombres sont exacts\u00a0: .* pour l’organisation seule, à ne pas publier/)
    assert.equal(
      french.stdout,
      [
        '\ufeff"principe","énoncé","famille","canal","d’accord","pas d’accord","passent","réponses","famille_code","canal_code"',
        '"garde","Affirmation garde","Mutuelles","En ligne",2,1,0,3,"mutual","web"',
        '"garde","Affirmation garde","Mutuelles","Sur papier",1,0,0,1,"mutual","paper"',
        '"garde","Affirmation garde","Sans famille indiquée","En ligne",0,0,1,1,"unstated","web"',
        '"garde","Affirmation garde","Mutuelles","Ensemble",3,1,0,4,"mutual","all"',
        '"garde","Affirmation garde","Sans famille indiquée","Ensemble",0,0,1,1,"unstated","all"',
        '"garde","Affirmation garde","Ensemble","En ligne",2,1,1,4,"all","web"',
        '"garde","Affirmation garde","Ensemble","Sur papier",1,0,0,1,"all","paper"',
        '"garde","Affirmation garde","Ensemble","Ensemble",3,1,1,5,"all","all"',
        '"essais","\'=1+1","Ensemble","Ensemble",0,0,0,0,"all","all"',
        '"partage","","Hors de ces familles","En ligne",1,0,0,1,"none","web"',
        '"partage","","Hors de ces familles","Ensemble",1,0,0,1,"none","all"',
        '"partage","","Ensemble","En ligne",1,0,0,1,"all","web"',
        '"partage","","Ensemble","Ensemble",1,0,0,1,"all","all"',
        '',
      ].join('\r\n'),
    )
    const english = run('en_GB.UTF-8')
    assert.match(english.stderr, /^These numbers are exact: .* for the organiser alone, not to be published/)
    assert.match(english.stdout, /^\ufeff"principle","statement","family","channel","agree"/)
  })
}

test('where no server ever was, it says so and prints nothing', () => {
  const path = join(folder, 'nothing.json')
  writeFileSync(path, JSON.stringify(sampleFile(1)))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [ownCommand.pathname, 'results', 'counts', path, '--data', join(folder, 'nowhere')],
    { encoding: 'utf8', env: { ...process.env, LANG: 'fr_FR.UTF-8', LC_ALL: '', DATABASE_URL: '' } },
  )
  assert.deepEqual([status, stdout], [1, ''])
  assert.match(stderr, /Ce qui est gardé ne peut pas être lu/)
})
