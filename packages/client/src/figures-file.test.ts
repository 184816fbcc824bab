import { expect } from '@open-wc/testing'
import { openFigures, readFigures, type FaultyFigure, type WholeFigure } from './figures-file.ts'
import { eventually, pause, replace, restore } from './testing/fixtures.ts'

const whole = {
  label: { fr: 'Emplois', en: 'Jobs' },
  unit: { fr: 'emplois', en: 'jobs' },
  year: 2022,
  perimeter: { fr: 'France', en: 'France' },
  source: { name: { fr: 'Avise', en: 'Avise' }, url: 'https://avise.org/' },
  parts: [{ family: 'association', value: 2_000_000 }],
}

const answer = (body: BodyInit, init?: ResponseInit) => replace(window, 'fetch', async () => new Response(body, init))

function read(body: unknown) {
  answer(typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body))
  return readFigures('https://files.example/figures')
}

const first = async (body: unknown) => (await read(body)).figures[0]!
const faultsOf = async (changes: object) =>
  ((await first({ figures: [{ ...whole, ...changes }] })) as FaultyFigure).faults?.map(
    ({ field, part, isMissing }) => `${field}${part ? ` ${part}` : ''} ${isMissing ? 'is missing' : 'is wrong'}`,
  )

/** What whoever wrote the file is told of its first figure. */
const problemsOf = async (body: unknown) => ((await first(body)) as FaultyFigure).faults.map(({ problem }) => problem)

const problemOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'none',
    (error: Error) => error.message,
  )

const csv = (rows: string[], mark = ',') =>
  ['figure,unit,year,perimeter,source,source_url,family,part,value,overlaps,note,total,partition', ...rows]
    .map((row) => `${mark === ',' ? row : row.replaceAll(',', mark)}\r\n`)
    .join('')

const row = 'Jobs,jobs,2022,France,Avise,https://avise.org/'
const valuesOf = async (body: unknown) => ((await first(body)) as WholeFigure).parts.map(({ value }) => value)

let files = 0
const leaving: (() => void)[] = []

describe('a file of figures', () => {
  afterEach(() => {
    for (const leave of leaving.splice(0)) leave()
    restore()
  })

  it('is read as it is', async () => {
    expect(
      await read({ title: { fr: 'Titre', en: 'Title' }, figures: [{ ...whole, total: 0, partition: true }] }),
    ).to.deep.equal({
      title: { fr: 'Titre', en: 'Title' },
      figures: [{ ...whole, total: 0, partition: true }],
      unknown: [],
    })
  })

  it('may begin with a mark of its letters, or with spaces', async () => {
    for (const before of ['\ufeff', '\n  ']) expect((await read(`${before}{"figures": []}`)).figures).to.deep.equal([])
  })

  it('may be in one language, and its French is typeset', async () => {
    const figure = (await first({
      figures: [
        {
          ...whole,
          label: 'Combien ?',
          unit: { fr: '% des emplois : tous' },
          source: { ...whole.source, name: { en: 'Avise' } },
        },
      ],
    })) as WholeFigure
    expect(figure.label).to.deep.equal({ fr: 'Combien\u202f?', en: 'Combien ?' })
    expect(figure.unit).to.deep.equal({ fr: '% des emplois\xa0: tous', en: '% des emplois : tous' })
    expect(figure.source.name).to.deep.equal({ fr: 'Avise', en: 'Avise' })
  })

  for (const field of ['label', 'unit', 'year', 'perimeter', 'source', 'parts'])
    it(`says that ${field} is missing, and keeps the other figures`, async () => {
      for (const nothing of [undefined, null, ''])
        expect(await faultsOf({ [field]: nothing }), `${nothing}`).to.deep.equal([`${field} is missing`])
      const { figures } = await read({ figures: [{ ...whole, [field]: undefined }, whole] })
      expect(figures.map(({ faults }) => !faults)).to.deep.equal([false, true])
      expect(figures[0]!.label).to.deep.equal(field === 'label' ? undefined : whole.label)
    })

  it('says every field that is missing, or is something else', async () => {
    for (const [changes, ...faults] of [
      [
        { year: undefined, perimeter: undefined, source: undefined },
        'year is missing',
        'perimeter is missing',
        'source is missing',
      ],
      [{ year: '2022' }, 'year is wrong'],
      [{ year: 22 }, 'year is wrong'],
      [{ year: 2022.5 }, 'year is wrong'],
      [{ label: 3 }, 'label is wrong'],
      [{ perimeter: ' ' }, 'perimeter is wrong'],
      [{ source: 'Avise' }, 'source is wrong'],
      [{ source: {} }, 'source.name is missing', 'source.url is missing'],
      [{ source: { name: 'Avise', url: 'avise.org' } }, 'source.url is wrong'],
      [{ source: { name: 'Avise', url: 'javascript:alert(1)' } }, 'source.url is wrong'],
      [{ source: { name: 'Avise', url: 'https://[' } }, 'source.url is wrong'],
      [{ parts: [] }, 'parts is wrong'],
      [{ parts: {} }, 'parts is wrong'],
      [{ parts: [{ family: 'mutual' }] }, 'part.value 1 is missing'],
      [{ parts: [{ value: 1 }] }, 'part.label 1 is missing'],
      [{ parts: ['x'] }, 'part.label 1 is missing', 'part.value 1 is missing'],
      [{ parts: [whole.parts[0], { family: 'esus', value: -1 }] }, 'part.family 2 is wrong', 'part.value 2 is wrong'],
      [{ parts: [{ family: 'mutual', value: '12' }] }, 'part.value 1 is wrong'],
      [
        { parts: [{ family: 'mutual', value: 1, overlaps: 'yes', note: 3 }] },
        'part.overlaps 1 is wrong',
        'part.note 1 is wrong',
      ],
      [{ total: '12' }, 'total is wrong'],
      [{ partition: 'oui' }, 'partition is wrong'],
    ] as [object, ...string[]][])
      expect(await faultsOf(changes), JSON.stringify(changes)).to.deep.equal(faults)
    expect(await first({ figures: [null] })).to.deep.equal({
      faults: [
        {
          field: 'figure',
          isMissing: true,
          problem: 'figures[0] is missing: an object that has label, unit, year, perimeter, source and parts',
        },
      ],
    })
  })

  it('says to whoever wrote it where a fault stands, what should, and what does', async () => {
    const changed = (changes: object) => problemsOf({ figures: [{ ...whole, ...changes }] })
    const amount = 'a number, zero or more, without quotes and without spaces or commas, such as 12500.5'
    expect(await changed({ year: '2022', source: { url: 'avise.org' } })).to.deep.equal([
      'figures[0].year must be a number of four digits, without quotes, such as 2022; it is "2022"',
      'figures[0].source.name is missing: a text, such as “INSEE Première no. 1522”',
      'figures[0].source.url must be a complete web address, such as https://www.example.org/page; it is "avise.org"',
    ])
    expect(await changed({ parts: [whole.parts[0], { family: 'mutual', value: '12\u202f500' }] })).to.deep.equal([
      `figures[0].parts[1].value must be ${amount}, or null where the source gives none; it is "12\\u{202f}500"`,
    ])
    expect(await changed({ total: -3 })).to.deep.equal([`figures[0].total must be ${amount}; it is -3`])
    const [long] = await changed({ total: `é\n${'x'.repeat(2_000_000)}` })
    expect(long).to.equal(`figures[0].total must be ${amount}; it is "é\\n${'x'.repeat(56)}…`)
  })

  it('says of which part a fault is, where the file does', async () => {
    const parts = [
      { family: 'mutual', value: '1' },
      { label: 'SAS', value: '1' },
      { family: 'esus', value: 1 },
    ]
    const { faults } = (await first({ figures: [{ ...whole, parts }] })) as FaultyFigure
    expect(faults.map(({ part, name }) => ({ part, name }))).to.deep.equal([
      { part: 1, name: { family: 'mutual' } },
      { part: 2, name: { label: { fr: 'SAS', en: 'SAS' } } },
      { part: 3, name: undefined },
    ])
  })

  it('keeps thousands of its French on one line', async () => {
    for (const [text, kept] of [
      ['721 sur 155 000', '721 sur 155\u202f000'],
      ['2 573 893', '2\u202f573\u202f893'],
      ['en 2022 500 emplois', 'en 2022 500 emplois'],
      ['3,25 000', '3,25 000'],
      ['02 476 000 12', '02 476\u202f000 12'],
      ['12 3456', '12 3456'],
    ] as const) {
      const { perimeter } = (await first({ figures: [{ ...whole, perimeter: text }] })) as WholeFigure
      expect(perimeter).to.deep.equal({ fr: kept, en: text })
    }
  })

  it('may say that a value is not given, and whose name a label is', async () => {
    const parts = [{ family: 'commercial', label: 'SAS', value: null }]
    expect(((await first({ figures: [{ ...whole, parts }] })) as WholeFigure).parts).to.deep.equal([
      { family: 'commercial', label: { fr: 'SAS', en: 'SAS' }, value: null },
    ])
  })

  it('says which of its fields nobody knows', async () => {
    const { unknown } = await read({
      figures: [
        { ...whole, totals: 3, source: { ...whole.source, page: 2 }, parts: [{ ...whole.parts[0], overlap: true }] },
      ],
      $schema: 'figures.schema.json',
      titre: 'Titre',
    })
    expect(unknown).to.deep.equal([
      'titre',
      'figures[0].totals',
      'figures[0].source.page',
      'figures[0].parts[0].overlap',
    ])
  })

  it('is none when it is something else, and that is said', async () => {
    for (const [body, problem] of [
      ['{', 'this is not JSON'],
      ['[]', 'the file must be an object'],
      ['{}', 'figures must be a list'],
      ['{"figures": {}}', 'figures must be a list'],
      ['{"title": 3, "figures": []}', 'title must be a text, in French, in English or in both'],
      [
        '<!doctype html>',
        'this is neither JSON nor CSV with the columns figure, unit, year, perimeter, source, source_url, part, value',
      ],
      [
        '',
        'this is neither JSON nor CSV with the columns figure, unit, year, perimeter, source, source_url, part, value',
      ],
    ] as const)
      expect(await problemOf(read(body)), body).to.equal(problem)
    answer('', { status: 404 })
    expect(await problemOf(readFigures('https://files.example/figures'))).to.equal('HTTP 404')
  })

  describe('in CSV', () => {
    for (const mark of [',', ';', '\t'])
      it(`has cells parted by ${JSON.stringify(mark)}`, async () => {
        expect(await first(csv([`${row},association,,2000000,,,,no`, ',,,,,,mutual,,137738,,,,'], mark))).to.deep.equal(
          {
            ...whole,
            label: { fr: 'Jobs', en: 'Jobs' },
            unit: { fr: 'jobs', en: 'jobs' },
            parts: [...whole.parts, { family: 'mutual', value: 137_738 }],
            partition: false,
          },
        )
      })

    it('has quotes, ends of lines and marks inside cells, a BOM, and any end of line', async () => {
      for (const end of ['\r\n', '\n', '\r']) {
        const text = `\ufeff${csv([`${row},,"a ""b"", c",1,,"one${end}two",,`]).replaceAll('\r\n', end)}`
        expect(((await first(text)) as WholeFigure).parts).to.deep.equal([
          { label: { fr: 'a "b", c', en: 'a "b", c' }, value: 1, note: { fr: `one${end}two`, en: `one${end}two` } },
        ])
      }
      expect(await valuesOf(csv([`${row},mutual,,1`]).trim()), 'without the last end of line').to.deep.equal([1])
    })

    it('has French columns, numbers and words, in UTF-8 or as Windows writes them', async () => {
      const text =
        'Chiffre;Unité;Unité (en);Année;Périmètre;Source;Adresse;Famille;Valeur;Recoupe;Partition\r\n' +
        'Emplois;emplois;jobs;2022;France;Avise;https://avise.org/;Coopératives;"313\xa0239,5";non;vrai\r\n' +
        ';;;;;;;Entreprises commerciales;2\xa0000;oui;\r\n;;;;;;;Mutuelle;12,5 %;;\r\n;;;;;;;Hors famille;n.d.;;\r\n'
      const windows = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
      for (const body of [text, windows]) {
        const figure = (await first(body)) as WholeFigure
        expect(figure.unit).to.deep.equal({ fr: 'emplois', en: 'jobs' })
        expect(figure.partition).to.equal(true)
        expect(figure.parts).to.deep.equal([
          { family: 'cooperative', value: 313_239.5 },
          { family: 'commercial', value: 2000, overlaps: true },
          { family: 'mutual', value: 12.5 },
          { family: 'none', value: null },
        ])
      }
    })

    it('never guesses a number that two countries read otherwise', async () => {
      for (const value of ['"1,284"', '1.284', '"1,284,000"', 'douze', '-3', '1e9', '0x10'])
        expect(await problemsOf(csv([`${row},mutual,,${value}`])), value).to.deep.equal([
          `line 2, column "value" (part.value) must be a number, zero or more, such as 12500.5 or 12 500,50, but not 1,284, which not all countries read alike; or n.d. where the source gives none; it is ${value === '-3' ? value : JSON.stringify(value.replaceAll('"', ''))}`,
        ])
      expect(await valuesOf(csv([`${row},mutual,,0.125`, ',,,,,,none,,"1284,5"']))).to.deep.equal([0.125, 1284.5])
    })

    it('says what is missing, as of JSON', async () => {
      const { figures } = await read(
        csv([
          'A,jobs,,France,Avise,https://avise.org/,mutual,,1',
          'B,jobs,2022,,Avise,https://avise.org/,mutual,,1',
          'C,jobs,2022,France,,,mutual,,1',
          'D,jobs,2022,France,Avise,,mutual,,1',
          'E,jobs,2022,France,Avise,https://avise.org/,,,',
          'F,jobs,MMXXII,France,Avise,https://avise.org/,mutual,,1,perhaps,,x,maybe',
        ]),
      )
      expect(figures.map(({ faults }) => faults!.map(({ field }) => field).join())).to.deep.equal([
        'year',
        'perimeter',
        'source',
        'source.url',
        'part.label,part.value',
        'year,part.overlaps,total,partition',
      ])
    })

    it('says on which line and in which column a fault stands, in the words of the table', async () => {
      const { figures, unknown } = await read(
        `\n"Chiffre";Unité; Année ;Périmètre;Source;"Famille ";Valeur;Note;Total;An
A;emplois;;France;Avise;Mutuelles;1;"une
note";;
;;;;;Fondations;1.284;;;
;;;;;ESUS;;;douze;
`.replaceAll('\n', '\r\n'),
      )
      expect((figures[0] as FaultyFigure).faults.map(({ problem }) => problem.split(/:|;| which/)[0])).to.deep.equal([
        'line 3, column "Année" (year) is missing',
        'line 3, source.url (no column source_url) is missing',
        'line 5, column "Valeur" (part.value) must be a number, zero or more, such as 12500.5 or 12 500,50, but not 1,284,',
        'line 6, column "Famille" (part.family) must be a family (association, cooperative, mutual, foundation, commercial, none, or their names in French)',
        'line 6, column "Valeur" (part.value) is missing',
        'line 6, column "Total" (total) must be a number, zero or more, such as 12500.5 or 12 500,50, but not 1,284,',
      ])
      expect(unknown).to.deep.equal(['column "An"'])
    })

    it('never goes on with a figure of which a line says something else', async () => {
      const { figures } = await read(
        csv([`${row},mutual,,1`, ',,2022,,,,none,,2', ',,2019,,,,mutual,,3', ',,,,,,none,,4']),
      )
      expect(figures.map(({ faults }) => faults?.map(({ field, isMissing }) => isMissing && field))).to.deep.equal([
        undefined,
        ['label', 'unit', 'perimeter', 'source'],
      ])
      expect((figures[0] as WholeFigure).parts.map(({ value }) => value)).to.deep.equal([1, 2])
    })

    it('has two figures where year or perimeter differ', async () => {
      const { figures } = await read(
        csv([
          `${row},mutual,,1`,
          `${row.replace('2022', '2019')},mutual,,2`,
          `${row.replace('France', 'Isère')},mutual,,3`,
          `${row},none,,4`,
        ]),
      )
      expect(figures.map((figure) => (figure as WholeFigure).parts.map(({ value }) => value))).to.deep.equal([
        [1, 4],
        [2],
        [3],
      ])
    })

    it('is read in no time, whatever its quotes', async () => {
      const start = performance.now()
      await problemOf(read(csv([`${row},"${'"",'.repeat(200_000)}`, '"'.repeat(200_001)])))
      expect(performance.now() - start).to.be.below(2000)
    })
  })

  it('is one client for all who ask, and none without an address', () => {
    expect(openFigures(' /figures.json ')).to.equal(openFigures(`${location.origin}/figures.json`))
    for (const address of [null, '', ' ', 'http://[']) expect(openFigures(address)).to.equal(undefined)
  })

  it('is read once, by a question without cookies, and again after a failure', async () => {
    const asked: RequestInit[] = []
    let isThere = false
    replace(window, 'fetch', async (_, init) => {
      asked.push(init!)
      return isThere ? Response.json({ figures: [whole] }) : new Response('', { status: 503 })
    })
    const client = openFigures(`https://files.example/${files++}`)!
    const phases: string[] = []
    leaving.push(client.subscribe(() => phases.push(client.state.phase)))
    leaving.push(client.subscribe(() => {}))
    await eventually(() => client.state.phase === 'error')
    expect([client.state.problem, asked.length]).to.deep.equal(['HTTP 503', 1])
    expect(asked[0]).to.include({ credentials: 'omit' })
    isThere = true
    dispatchEvent(new Event('online'))
    await eventually(() => client.state.phase === 'ready')
    expect(phases).to.deep.equal(['error', 'loading', 'ready'])
    dispatchEvent(new Event('online'))
    leaving.push(client.subscribe(() => {}))
    await pause(20)
    expect(asked.length).to.equal(2)
  })
})
