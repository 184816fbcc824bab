import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseConsultation, readConsultationFile, ConsultationFileError } from './consultation-file.ts'

const template = readFileSync(new URL('../templates/consultation.yaml', import.meta.url), 'utf8')
const faultsOf = (text: string) => parseConsultation(text).faults
const withLine = (from: string | RegExp, to: string) => {
  const text = template.replace(from, to)
  assert.notEqual(text, template, 'the template does not hold what this test changes')
  return text
}

test('the template and the demo are right', async () => {
  assert.deepEqual(faultsOf(template), [])
  await readConsultationFile(new URL('../../../examples/seminaire-2021/consultation.yaml', import.meta.url).pathname)
})

describe('each fault names its line, its field and what would be right', () => {
  type Case = [name: string, text: string, field: string, fr: RegExp, en: RegExp]
  const cases: Case[] = [
    ['a misspelt field', withLine('totals:', 'total:'), 'total', /pas connu/, /not known/],
    [
      'a status that does not exist',
      withLine('status: draft', 'status: ouverte'),
      'status',
      /draft, open, closed/,
      /draft, open, closed/,
    ],
    [
      'a minimum too small',
      withLine('familyMinimum: 10', 'familyMinimum: 4'),
      'familyMinimum',
      /au moins 5/,
      /at least 5/,
    ],
    [
      'a minimum in words',
      withLine('familyMinimum: 10', 'familyMinimum: dix'),
      'familyMinimum',
      /un nombre entier/,
      /a whole number/,
    ],
    [
      'an origin with a path',
      withLine('https://www.example.org', 'https://www.example.org/vote'),
      'partners[0].origin',
      /sans chemin/,
      /without a path/,
    ],
    ['a missing language', withLine(/\n {6}en: Decisions.*/, ''), 'principles[0].statement.en', /nécessaire/, /needed/],
    ['an empty text', withLine('fr: Nos principes communs', 'fr: ""'), 'title.fr', /vide/, /empty/],
    [
      'an origin that is no origin',
      withLine('kind: law', 'kind: decree'),
      'principles[0].origin.kind',
      /law, network, workshop/,
      /law, network, workshop/,
    ],
    [
      'an instant that is none',
      withLine('# closes: 2026-12-15T18:00:00+01:00', 'closes: le 15 décembre'),
      'closes',
      /une date, une heure et son décalage, comme 2026/,
      /a date, a time and its offset, such as 2026/,
    ],
    ...[
      '2026-12-15T18:00:00+01',
      '2026-12-15T18:00:00+0100',
      '2026-12-15 18:00:00+01:00',
      '2026-12-15T18:00:00',
      '2026-02-30T18:00:00Z',
      '2026-12-15T23:59:60Z',
      '2026-12-15T18:00:00+24:00',
    ].map((instant): Case => [
      `an instant that not every program reads alike, ${instant}`,
      withLine('# closes: 2026-12-15T18:00:00+01:00', `closes: ${instant}`),
      'closes',
      /une date, une heure et son décalage/,
      /a date, a time and its offset/,
    ]),
    ...Object.entries({
      'https://a.example:443': /: https:\/\/a\.example\.$/,
      'http://a.example:80': /: http:\/\/a\.example\.$/,
      'https://a.example:08443': /: https:\/\/a\.example:8443\.$/,
      'https://1.2.3': /: https:\/\/1\.2\.0\.3\.$/,
      'https://a.example:99999': /such as https|comme https/,
      'https://A.example': /lower case|minuscules/,
    }).map(([origin, right]): Case => [
      `an origin that no browser sends, ${origin}`,
      withLine('https://www.example.org', origin),
      'partners[0].origin',
      right,
      right,
    ]),
    [
      'a closing before the opening',
      withLine(/# opens:.*\n# closes:.*/, 'opens: 2026-12-15T18:00:00Z\ncloses: 2026-11-15T18:00:00Z'),
      'closes',
      /après l’ouverture/,
      /after the opening/,
    ],
  ]
  for (const [name, text, field, fr, en] of cases) {
    test(name, () => {
      const [fault, again] = faultsOf(text).filter((one) => one.field === field)
      assert.ok(fault, 'the field is not named')
      assert.equal(again, undefined, 'the field is named twice')
      assert.match(fault.detail.fr, fr)
      assert.match(fault.detail.en, en)
      const word = field
        .split(/[.[\]]+/)
        .filter((part) => part && !/^\d+$/.test(part))
        .at(-1)!
      const line = text.split('\n')[fault.line - 1]!
      // A missing field is placed where what should hold it starts.
      assert.ok(line.includes(word) || /en$/.test(field), `line ${fault.line} is “${line}”`)
    })
  }
})

test('a second principle of the same name is found at its own line', () => {
  const principle = template.slice(template.indexOf('  - id: gouvernance'))
  const [fault] = faultsOf(template + principle)
  assert.equal(fault?.field, 'principles[1].id')
  assert.equal(fault.line, template.split('\n').length)
})

describe('the agenda of a file', () => {
  const agenda = (session: string, more = '') => `${template}
timeZone: Europe/Paris
tracks:
  - { id: sol, title: { fr: Sol, en: Ground } }
sessions:
  - id: un
    title: { fr: Un, en: One }
    kind: talk
${session
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
${more}`
  const times = (start: string, end: string, more = '') => agenda(`start: ${start}\nend: ${end}\n${more}`)
  const other = '  - { id: deux, title: { fr: Deux, en: Two }, kind: talk, start: 2026-11-25, end: 2026-11-25 }'
  const ok = ['2026-11-25T09:00:00+01:00', '2026-11-25T09:00:00+01:00'] as const

  test('what is right is taken', () => {
    assert.deepEqual(faultsOf(times(...ok, 'tracks: [sol]')), [])
    assert.deepEqual(faultsOf(times('2026-11-25', '2026-11-25')), [])
    assert.deepEqual(
      faultsOf(times('2026-11-25T09:00:00+11:00', '2026-11-25T09:00:00.5+11:00', 'timeZone: Pacific/Noumea')),
      [],
    )
    // Both hours of the night when clocks are put back.
    assert.deepEqual(faultsOf(times('2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00')), [])
    assert.deepEqual(faultsOf(times('2026-11-25T09:00:00-00:00', '2026-11-25T09:00:00Z', 'timeZone: UTC')), [])
  })

  const wrong: [text: string, field: string, fr: RegExp][] = [
    [
      times('2026-11-25T09:00:00+02:00', ok[1]),
      'start',
      /^À Europe\/Paris, ce jour-là, écrivez 2026-11-25T09:00:00\+01:00\.$/,
    ],
    [times(ok[0], '2026-11-25T10:00:00Z'), 'end', /écrivez 2026-11-25T10:00:00\+01:00/],
    [times('2026-07-14T09:00:00+01:00', '2026-07-14T10:00:00+02:00'), 'start', /2026-07-14T09:00:00\+02:00/],
    [times('2026-03-29T02:30:00+01:00', '2026-03-29T04:30:00+02:00'), 'start', /2026-03-29T03:30:00\+02:00/],
    [
      times(ok[0], '2026-11-25T09:00:00+11:00', 'timeZone: Pacific/Noumea'),
      'start',
      /Pacific\/Noumea.*09:00:00\+11:00/,
    ],
    [times('2026-02-30', '2026-03-01'), 'start', /2026-02-30 n’existe pas/],
    [times('2026-02-28T09:00:00+01:00', '2026-02-30T09:00:00+01:00'), 'end', /2026-02-30 n’existe pas/],
    [times('2026-11-25', ok[1]), 'end', /tous deux/],
    [times('2026-11-25', '2026-11-24'), 'end', /avant son début/],
    [times(ok[0], '2026-11-25T08:59:59+01:00'), 'end', /avant son début/],
    [times(...ok, 'timeZone: Europe/Nulle'), 'timeZone', /n’existe pas ; .*Indian\/Reunion/],
    [times(...ok, 'tracks: [sol, mer]'), 'tracks[1]', /« mer » n’est pas dans la liste/],
  ]
  for (const [text, field, fr] of wrong) {
    test(`${field}: ${fr.source}`, () => {
      const faults = faultsOf(text)
      assert.deepEqual(
        faults.map((fault) => fault.field),
        [`sessions[0].${field}`],
      )
      assert.match(faults[0]!.detail.fr, fr)
      assert.notEqual(faults[0]!.detail.en, faults[0]!.detail.fr)
    })
  }

  test('ids, uids and tracks are each used once', () => {
    const fields = (text: string) => faultsOf(text).map(({ field }) => field)
    assert.deepEqual(fields(agenda(`start: ${ok[0]}\nend: ${ok[1]}`, other.replace('deux', 'un'))), ['sessions[1].id'])
    const uid = other.replace('kind', 'uid: x, kind')
    assert.deepEqual(fields(times(...ok, 'uid: x') + uid), ['sessions[1].uid'])
    assert.deepEqual(fields(times(...ok) + other), [])
    assert.deepEqual(
      fields(times(...ok).replace('\nsessions:', '\n  - { id: sol, title: { fr: S, en: S } }\nsessions:')),
      ['tracks[1].id'],
    )
    assert.deepEqual(fields(times(...ok).replace('\ntimeZone: Europe/Paris', '\ntimeZone: Mars/Base')), ['timeZone'])
  })

  test('the sessions of the template are right once they are no comment', () => {
    const block = template.slice(template.indexOf('# timeZone:'), template.indexOf('# Facultatif : les ateliers'))
    const text = template.replace(block, block.replace(/^# /gm, ''))
    assert.match(text, /\nsessions:\n/)
    assert.deepEqual(faultsOf(text), [])
  })
})

test('all faults are told at once, in the order of the lines', () => {
  const faults = faultsOf(
    withLine('status: draft', 'status: x').replace('totals: after-vote', 'totals: y').replace('kind: law', 'kind: z'),
  )
  assert.deepEqual(
    faults.map(({ field }) => field),
    ['status', 'totals', 'principles[0].origin.kind'],
  )
})

test('what is not YAML is said with its line', () => {
  const [fault] = faultsOf('id: a\ntitle: {fr: x\n')
  assert.match(fault!.detail.fr, /^Ce n’est pas du YAML/)
  assert.ok(fault!.line >= 2)
})

test('a file that cannot be read is said', async () => {
  await assert.rejects(readConsultationFile('/nowhere/consultation.yaml'), ConsultationFileError)
})

test('a file in Latin-1 is refused at its texts, or at its first foreign line', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'ess-latin-'))
  context.after(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'consultation.yaml')
  const faultsIn = async (text: string) => {
    writeFileSync(path, text, 'latin1')
    const error: unknown = await readConsultationFile(path).catch((thrown: unknown) => thrown)
    assert.ok(error instanceof ConsultationFileError)
    for (const { detail } of error.faults) assert.match(detail.fr + detail.en, /UTF-8.*UTF-8/)
    return error.faults.map(({ line, field }) => `${line} ${field}`)
  }
  assert.deepEqual(await faultsIn('id: a\ntitle:\n  fr: Économie\n  en: Economy\nsummary: [été]\n'), [
    '3 title.fr',
    '5 summary[0]',
  ])
  assert.deepEqual(await faultsIn('id: a\n# été\n'), ['2 '])
})

test('an instant that is taken is one that can be computed with', () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, '0'))
  const instant = fc
    .tuple(fc.integer({ min: 1990, max: 2100 }), part(13), part(32), part(25), part(61), part(61), part(25), part(61))
    .map(([year, month, day, hour, minute, second, offset, more]) => {
      const date = [year, month, day].join('-')
      return `${date}T${hour}:${minute}:${second}+${offset}:${more}`
    })
  fc.assert(
    fc.property(instant, (text) => {
      const { file } = parseConsultation(withLine('# closes: 2026-12-15T18:00:00+01:00', `closes: ${text}`))
      if (file) assert.ok(!Number.isNaN(Date.parse(file.closes!)), text)
    }),
    { numRuns: 2000, examples: [['1990-01-01T24:46:00+00:47']] },
  )
})

test('no text makes it throw', () => {
  const lines = fc.array(fc.oneof(fc.constantFrom(...template.split('\n')), fc.string()), { maxLength: 30 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        lines.map((some) => some.join('\n')),
      ),
      (text) => {
        const { file, faults } = parseConsultation(text)
        assert.ok(file ? faults.length === 0 : faults.length > 0)
      },
    ),
    { numRuns: 500 },
  )
})
