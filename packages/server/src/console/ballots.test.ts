/** Paper ballots, typed: each sheet counts once, and whatever is refused is said beside what was typed. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openConsole } from '../testing/console-client.ts'
import { sampleFile } from '../testing/sample.ts'

const hostile = '"><script>alert(1)</script>'
const file = sampleFile(['garde', 'partage'])
file.principles[1]!.statement = { fr: hostile, en: hostile }
const { store, ask, member, close } = await openConsole([
  file,
  sampleFile(['garde'], { id: 'close', status: 'closed' }),
  sampleFile(['garde'], { id: 'brouillon', status: 'draft' }),
])
after(close)
const cookie = await member('facilitator')

const path = '/console/essai/papier/votes'
const votes = { 'vote.garde': 'agree', 'vote.partage': 'pass' }
const enter = (form: Record<string, string>) => ask(path, { cookie, form })
const withdraw = (withdrawn: string) => ask(`${path}/retirer`, { cookie, form: { withdrawn } })
const page = async (answer: Response) => (await ask(answer.headers.get('location')!, { cookie })).text()
const onPaper = async () =>
  (await store.exactCounts('essai')).cells
    .filter(({ channel }) => channel === 'paper')
    .reduce((sum, { count }) => sum + count, 0)

test('a sheet sent twice counts once; the next is empty, and has the next number', async () => {
  const sheet = { sheet: ' A-09 ', family: 'mutual', ...votes }
  const [first, again] = [await enter(sheet), await enter(sheet)]
  assert.equal(first.status, 303)
  assert.equal(first.headers.get('location'), again.headers.get('location'))
  assert.equal(await onPaper(), 2)
  const next = await page(first)
  assert.match(next, /La feuille «\sA-09\s» est enregistrée/)
  assert.match(next, /id="sheet"[^>]*autofocus[^>]*value="A-10"/)
  assert.match(next, /name="withdrawn" value="A-09"/)
  assert.ok(!/value="(agree|disagree|pass)"\s+checked/.test(next) && !/selected/.test(next))
  assert.ok(!next.includes('<script>alert'), 'a hostile statement is text')
})

test('what is wrong is said at its field, and what was typed stays', async () => {
  for (const [form, said] of [
    [{ ...votes }, /id="sheet"[^>]*aria-invalid[\s\S]*Ce champ est nécessaire/],
    [{ sheet: '\u202e', ...votes }, /un nom qui se lit/],
    [{ sheet: 'x'.repeat(41), ...votes }, /au plus 40 caractères/],
    [{ sheet: 'A-09', ...votes, 'vote.garde': 'disagree' }, /Une autre feuille a été saisie sous ce nom/],
    [{ sheet: 'B-1', family: 'mutual' }, /Il faut au moins un vote/],
    [{ sheet: 'B-1', 'vote.garde': 'agree', 'vote.autre': 'agree' }, /n’a pas de principe «\sautre\s»/],
  ] as [Record<string, string>, RegExp][]) {
    const refused = await enter(form)
    const html = await refused.text()
    assert.equal(refused.status, 422, String(said))
    assert.match(html, said)
    const typed = form['vote.garde']
    if (typed) assert.match(html, new RegExp(`name="vote.garde" value="${typed}"\\s+checked`), String(said))
    if (form['sheet']?.startsWith('B')) assert.match(html, /value="B-1"/)
    if (form['family']) assert.match(html, /value="mutual"\s+selected/)
    assert.equal(html.match(/\bautofocus\b/g)?.length, 1, 'one place to go on from')
  }
  assert.equal(await onPaper(), 2)
})

test('a mistyped sheet is withdrawn, and typed again under another name', async () => {
  const gone = await withdraw('A-09')
  assert.equal(gone.status, 303)
  assert.equal((await withdraw('A-09')).status, 303, 'twice is once')
  assert.match(await page(gone), /est retirée[\s\S]*value="A-09 bis"/)
  assert.equal(await onPaper(), 0)
  const back = await enter({ sheet: 'A-09', family: 'mutual', ...votes })
  assert.match(await back.text(), /a été retirée, et ne compte plus sous ce nom/)
  assert.equal((await enter({ sheet: 'A-09 bis', ...votes })).status, 303)
  assert.equal(await onPaper(), 2)
  const unknown = await withdraw('Z-1')
  assert.equal(unknown.status, 422)
  assert.match(await unknown.text(), /<details open>[\s\S]*value="Z-1"[\s\S]*Aucune feuille n’a été saisie sous ce nom/)
})

test('paper is refused in words before the opening and after the seal, and stays typed', async () => {
  for (const [consultation, said] of [
    ['close', /Cette consultation est close/],
    ['brouillon', /pas encore ouverte/],
  ] as const) {
    const refused = await ask(`/console/${consultation}/papier/votes`, {
      cookie: await member('facilitator', consultation),
      form: { sheet: '7', 'vote.garde': 'disagree' },
    })
    assert.equal(refused.status, 409)
    const html = await refused.text()
    assert.match(html, said)
    assert.match(html, /value="7"[\s\S]*value="disagree"\s+checked/)
  }
  await store.seal('essai', 10)
  const late = await enter({ sheet: 'tard', ...votes })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Cette consultation est close[\s\S]*value="tard"/)
  const kept = await withdraw('A-09 bis')
  assert.equal(kept.status, 422)
  assert.match(await kept.text(), /Cette consultation est close/)
})
