/** Paper: a sheet counts once and whole, can be withdrawn by its name, and may be typed until families are published. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type {
  Choice,
  ConsultationFile,
  Counts,
  FamilyAnswers,
  PrincipleCounts,
  Problem,
  Results,
} from '@ess-widgets/contract'
import { openStore } from '../store/open-store.ts'
import { sheetOf, voterOf } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import { sampleFile } from '../testing/sample.ts'
import { bothStores } from '../testing/stores.ts'
import { recordBallot } from './ballots.ts'
import { Edition } from './edition.ts'
import { HttpError } from './http-error.ts'
import { recordSheet, withdrawSheet, type PaperSheet } from './sheets.ts'

/** Past by every clock but the edition’s own: the store’s must not have a say. */
const closes = '2020-01-01T00:00:00Z'
const atClosing = Date.parse(closes)
const day = 86_400_000

test('no browser can draw a token that is the voter of a sheet', () => {
  const token = randomUUID()
  assert.notEqual(sheetOf('secret', token), voterOf('secret', token))
})

for (const kind of bothStores()) {
  describe(kind.name, () => {
    const editions: Edition[] = []
    let store: Store
    let now = 0

    before(async () => {
      store = await openStore(await kind.address())
      store.onRecorded((id, changed) => editions.find(({ file }) => file.id === id)?.forget(changed))
    })
    after(() => store.close())

    const open = async (fields: Partial<ConsultationFile> = {}) => {
      const file = sampleFile(['garde', 'partage'], { id: `c-${editions.length}`, familyMinimum: 5, ...fields })
      editions.unshift(await Edition.open(file, store, () => now))
      return editions[0]!
    }
    const sheet = (fields: Partial<PaperSheet> = {}): PaperSheet => ({
      sheet: randomUUID(),
      family: null,
      choices: { garde: 'agree', partage: 'pass' },
      ...fields,
    })
    const counts = async (edition: Edition) => JSON.parse((await edition.counts()).body) as Counts
    const people = async (edition: Edition) =>
      (await counts(edition)).principles.map(({ total, channels: { web, room, paper } }: PrincipleCounts) => {
        assert.equal(web + room + paper, total.agree + total.disagree + total.pass)
        return [total.agree, total.disagree, total.pass, paper]
      })
    const refusal = async (refused: Promise<void>): Promise<[string, ...string[]]> => {
      const error: unknown = await refused.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      assert.ok(error instanceof HttpError, String(error))
      return [
        error.problem,
        ...(error.details.errors ?? []).map(({ pointer }: NonNullable<Problem['errors']>[number]) => pointer),
      ]
    }

    test('a sheet sent five times at once counts once, as paper', async () => {
      const edition = await open()
      const one = sheet({ family: 'mutual' })
      await Promise.all(Array.from({ length: 5 }, () => recordSheet(edition, store, one)))
      await recordSheet(edition, store, { ...one, choices: { partage: 'pass', garde: 'agree' } })
      assert.deepEqual(await people(edition), [
        [1, 0, 0, 1],
        [0, 0, 1, 1],
      ])
      assert.equal((await counts(edition)).version, 2)
    })

    test('a browser whose token is the name of a sheet is another voter', async () => {
      const edition = await open()
      const one = sheet()
      await recordSheet(edition, store, one)
      const body = { choice: 'disagree', revision: 1 } as const
      const ballot = { principle: 'garde', voterToken: one.sheet, key: randomUUID(), body, ticket: undefined } as const
      await recordBallot(edition, store, ballot)
      assert.deepEqual((await counts(edition)).principles[0]!.channels, { web: 1, room: 0, paper: 1 })
      await withdrawSheet(edition, store, one.sheet)
      assert.deepEqual((await counts(edition)).principles[0]!.channels, { web: 1, room: 0, paper: 0 })
    })

    test('of two sheets that came at once under one name, one is kept whole and the other not at all', async () => {
      const edition = await open()
      for (let turn = 1; turn <= 5; turn++) {
        const name = randomUUID()
        const [first, second] = [
          sheet({ sheet: name, choices: { garde: 'agree' } }),
          sheet({ sheet: name, choices: { partage: 'agree' } }),
        ]
        const [one, other] = await Promise.allSettled([first, second].map((each) => recordSheet(edition, store, each)))
        assert.deepEqual([one!.status, other!.status].sort(), ['fulfilled', 'rejected'])
        const found = await people(edition)
        assert.equal(found[0]![3]! + found[1]![3]!, turn)
      }
    })

    test('another sheet under the same name is refused, also once replies are forgotten', async () => {
      const edition = await open()
      const one = sheet({ family: 'mutual' })
      await recordSheet(edition, store, one)
      const others: Partial<PaperSheet>[] = [
        { family: null },
        { choices: { garde: 'agree' } },
        { choices: { garde: 'agree', partage: 'agree' } },
      ]
      for (const isForgotten of [false, true]) {
        if (isForgotten) await store.forgetReplies(8, Date.now() + 10 * day)
        await recordSheet(edition, store, one)
        for (const other of others)
          assert.deepEqual(await refusal(recordSheet(edition, store, { ...one, ...other })), ['key-reused', '/sheet'])
      }
      assert.deepEqual(await people(edition), [
        [1, 0, 0, 1],
        [0, 0, 1, 1],
      ])
    })

    test('a sheet with an unknown principle, or without a ballot, is refused by name and leaves nothing', async () => {
      const edition = await open()
      const choices: Record<string, Choice> = { garde: 'agree', 'a/b': 'agree', rien: 'pass' }
      assert.deepEqual(await refusal(recordSheet(edition, store, sheet({ choices }))), [
        'unknown-principle',
        '/choices/a~1b',
        '/choices/rien',
      ])
      assert.deepEqual(await refusal(recordSheet(edition, store, sheet({ choices: {} }))), [
        'invalid-field',
        '/choices',
      ])
      assert.equal((await counts(edition)).version, 0)
    })

    test('a mistyped sheet is withdrawn by its name, alone, and a late copy does not bring it back', async () => {
      const edition = await open()
      const [wrong, right] = [sheet({ family: 'mutual' }), sheet()]
      for (const each of [wrong, right]) await recordSheet(edition, store, each)
      for (let times = 0; times < 2; times++) {
        await withdrawSheet(edition, store, wrong.sheet)
        await recordSheet(edition, store, wrong)
        assert.deepEqual(await people(edition), [
          [1, 0, 0, 1],
          [0, 0, 1, 1],
        ])
      }
      assert.equal((await store.ballotsOf(edition.file.id, edition.sheetOf(wrong.sheet))).family, null)
      assert.deepEqual(await refusal(withdrawSheet(edition, store, randomUUID())), ['unknown-sheet'])
      await store.forgetReplies(8, Date.now() + 10 * day)
      assert.deepEqual(await refusal(recordSheet(edition, store, wrong)), ['key-reused', '/sheet'])
    })

    test('no sheet is taken before the opening, nor once the file says it is closed', async () => {
      assert.deepEqual(await refusal(recordSheet(await open({ status: 'draft' }), store, sheet())), [
        'consultation-draft',
      ])
      assert.deepEqual(await refusal(recordSheet(await open({ status: 'closed' }), store, sheet())), [
        'consultation-closed',
      ])
    })

    test('after the clock’s closing paper is taken until families are published, which stay as they are', async () => {
      const edition = await open({ closes })
      now = atClosing
      const sheets = (['agree', 'agree', 'disagree', 'disagree', 'pass'] as const).map((garde) =>
        sheet({ family: 'mutual', choices: { garde } }),
      )
      for (const each of sheets) await recordSheet(edition, store, each)
      assert.equal((await counts(edition)).status, 'closed')
      now = atClosing + 5000
      const published = await counts(edition)
      const { principles } = JSON.parse((await edition.results()).body) as Results
      const [{ family, agree, pass }] = principles[0]!.families as [FamilyAnswers]
      assert.deepEqual([family, agree.most, pass.most], ['mutual', 2, 1])
      assert.deepEqual(await refusal(recordSheet(edition, store, sheet())), ['consultation-closed'])
      assert.deepEqual(await refusal(withdrawSheet(edition, store, sheets[0]!.sheet)), ['consultation-closed'])
      await recordSheet(edition, store, sheets[0]!)
      assert.deepEqual(await counts(edition), published)
      assert.deepEqual(await store.findDrift(), [])
    })
  })
}
