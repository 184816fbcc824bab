/** The bundle: what the route says and nothing more, in files that stand alone and can be checked. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { Results, type Choice, type Family, type FamilyAnswers, type PrincipleResult } from '@ess-widgets/contract'
import { Value } from 'typebox/value'
import { exportResults } from '../commands/results.ts'
import { recordBallot } from '../http/ballots.ts'
import { Edition } from '../http/edition.ts'
import { openStore } from '../store/open-store.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { resultsBundle } from './bundle.ts'
import { resultsPage } from './page.ts'
import { toPolisTable } from './polis-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'ess-results-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const hostile = '</style><script>alert(1)</script>=1+1'
const exactly = (count: number) => ({ least: count, most: count })
const results: Results = {
  consultation: 'essai',
  title: { fr: hostile, en: hostile },
  status: 'closed',
  publication: 2,
  published: '2026-11-25T17:00:00.000Z',
  isFinal: true,
  totals: 'at-close',
  familyMinimum: 10,
  people: exactly(1284),
  principles: [
    {
      principle: 'voix',
      statement: { fr: hostile, en: hostile },
      origin: { kind: 'law', label: { fr: 'Loi', en: 'Law' } },
      heading: 'shared',
      verdict: 'common',
      spoke: ['association', 'mutual'],
      families: [
        {
          family: 'association',
          people: 40,
          agree: exactly(30),
          disagree: exactly(6),
          pass: exactly(4),
          support: { low: 0.6, high: 0.8 },
        },
        {
          family: 'mutual',
          people: 12,
          agree: { least: 11, most: 12 },
          disagree: { least: 0, most: 1 },
          pass: { least: 0, most: 1 },
          support: { low: 0.7, high: 1 },
        },
      ],
      total: { agree: 60, disagree: 10, pass: 5 },
      reasons: [{ number: 3, text: hostile, author: hostile }],
    },
  ],
  opinions: {
    count: 3,
    groups: [{ share: 0.65 }, { share: 0.3 }],
    principles: [{ principle: 'voix', x: 0.8, y: -0.1, agree: [0], disagree: [1] }],
  },
}

describe('a bundle', () => {
  const files = resultsBundle(results)

  test('has what programs, spreadsheets and people read, and its checksums hold', () => {
    assert.deepEqual(Object.keys(files), [
      'results.json',
      'results.csv',
      'results.en.csv',
      'results.html',
      'results.en.html',
      'polis.csv',
      'dataset.jsonld',
      'SHA256SUMS',
    ])
    assert.deepEqual(JSON.parse(files['results.json']!), results)
    for (const line of files['SHA256SUMS']!.trim().split('\n')) {
      const [sum, name] = line.split('  ') as [string, string]
      assert.equal(createHash('sha256').update(files[name]!).digest('hex'), sum, name)
    }
  })

  test('its page stands alone, runs nothing, and says what it is not', () => {
    for (const [name, note] of [
      ['results.html', 'ce n’est pas un sondage représentatif'],
      ['results.en.html', 'this is not a representative survey'],
    ] as const) {
      const page = files[name]!
      assert.ok(page.includes(note))
      assert.doesNotMatch(page, /<script|<img|src=|@import|url\(|style="/)
      assert.match(page, /<link rel="icon" href="data:,"/, 'no icon is asked for')
      assert.equal(page.split('</style>').length, 2, 'no word of the file ends the style')
      assert.match(page, /itemtype="https:\/\/schema\.org\/Dataset"/)
    }
    assert.match(files['results.html']!, /1\u202f284 personnes ont répondu\u202f; ce/)
    assert.match(files['results.html']!, /Publié le <time[^>]*>25 novembre 2026</)
  })

  test('its page has the groups of opinion, as what they are', () => {
    const page = files['results.html']!
    assert.match(page, /Groupes d’opinion calculés[^]*Exploratoire[^]*pas les familles/)
    assert.match(page, /Groupe A[\u00a0\u202f]: environ 65[\u00a0\u202f]% des/)
    assert.match(page, /<td>A<\/td><td>B<\/td>/)
    const { opinions: _, ...without } = results
    assert.doesNotMatch(resultsPage(without, 'fr'), /Groupes d’opinion/)
  })

  test('Polis’s numbers come of exact families alone', () => {
    const exact = (family: Family, agree: number, disagree: number, pass: number): FamilyAnswers => ({
      family,
      people: agree + disagree + pass,
      agree: exactly(agree),
      disagree: exactly(disagree),
      pass: exactly(pass),
      support: { low: 0, high: 1 },
    })
    const [voix] = results.principles
    const [association, mutual] = voix!.families
    const families = [
      association!,
      exact('cooperative', 6, 3, 1),
      exact('commercial', 12, 40, 8),
      exact('none', 9, 9, 9),
    ]
    const spoke: Family[] = ['association', 'cooperative', 'commercial']
    const tableOf = (changes: Partial<PrincipleResult>) =>
      toPolisTable({ ...results, principles: [{ ...voix!, families, spoke, ...changes }] })
    const table = tableOf({})
    assert.equal(
      tableOf({ families: [...families, mutual!], spoke: [...spoke, 'mutual'] })
        .trim()
        .split('\r\n').length,
      1,
    )
    assert.equal(
      tableOf({ spoke: ['association'] })
        .trim()
        .split('\r\n').length,
      1,
      'no comparison with nobody',
    )
    const [head, ...lines] = table.slice(1).trim().split('\r\n')
    assert.match(head!, /"group-aware-consensus","agree-prob"/)
    const rows = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
    assert.deepEqual(
      rows.map(([, family]) => family),
      ['association', 'cooperative', 'commercial'],
      'those of the law, where no other is told as a span',
    )
    const [, , consensus, probability, , rep] = rows[1]!.map(Number)
    const near = (value: number, expected: number) =>
      assert.ok(Math.abs(value - expected) < 1e-6, `${value} ${expected}`)
    near(consensus!, (31 / 42) * (7 / 12) * (13 / 62))
    near(probability!, 7 / 12)
    near(rep!, 7 / 12 / (43 / 102))
  })

  test('its tables are computed by no spreadsheet, and its dataset names every file', () => {
    assert.ok(!/(^|[\r\n,])"?[=+@-]/.test(files['results.csv']!.slice(1)))
    const { distribution } = JSON.parse(files['dataset.jsonld']!) as {
      distribution: { contentUrl: string; sha256: string }[]
    }
    assert.deepEqual(
      distribution.map(({ contentUrl }) => contentUrl),
      ['results.json', 'results.csv', 'results.en.csv', 'results.html', 'results.en.html', 'polis.csv'],
    )
  })
})

for (const kind of bothStores()) {
  test(`${kind.name}: what is exported is what the route says, while the server is up`, async () => {
    const address = await kind.address()
    const store = await openStore(address)
    const file = sampleFile(['garde'], { totals: 'at-close', familyMinimum: 5 })
    const path = join(folder, `${kind.name}.json`)
    writeFileSync(path, JSON.stringify(file))
    const edition = await Edition.open(file, store)
    for (const choice of ['agree', 'agree', 'disagree', 'disagree', 'pass'] as Choice[])
      await recordBallot(edition, store, {
        principle: 'garde',
        voterToken: randomUUID(),
        key: randomUUID(),
        body: { choice, family: 'mutual', revision: 1 },
        ticket: undefined,
      })
    const out = join(folder, kind.name)
    assert.equal(await exportResults(join(out, 'before'), path, address), 0)
    await edition.publishResults()
    assert.equal(await exportResults(join(out, 'after'), path, address), 0)
    const read = (name: string) => JSON.parse(readFileSync(join(out, name, 'results.json'), 'utf8')) as Results
    assert.deepEqual([read('before').publication, read('before').principles[0]!.families], [0, []])
    assert.deepEqual(read('after'), JSON.parse((await edition.results()).body))
    assert.ok(Value.Check(Results, read('after')))
    assert.equal(read('after').principles[0]!.families[0]!.people, 5)
    assert.equal(readdirSync(join(out, 'after')).length, 8)
    await store.close()
  })
}
