import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { serveInMemory } from '@ess-widgets/client/memory'
import { sampleConsultation, sampleWorkshops } from '@ess-widgets/contract/behaviour.js'
import { announced, button, focused, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssResults } from './results.ts'
import { opinions, principle, results, room } from './results.samples.ts'
import * as stories from './results.stories.ts'
import { fileOf, heard, open, reach, serve } from './results.stories.ts'

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

const part = ({ shadowRoot }: EssResults, name: string) => {
  const found = shadowRoot!.querySelector<HTMLElement>(`[part=${name}]`)
  return found?.checkVisibility() ? oneSpace(found.innerText) : undefined
}
const all = <T extends Element = HTMLElement>({ shadowRoot }: EssResults, selector: string) => [
  ...shadowRoot!.querySelectorAll<T>(selector),
]

/** What is said of each principle under its statement. */
const sentences = (element: EssResults) => all(element, 'summary p').map(({ innerText }) => oneSpace(innerText))

async function showFile(document: unknown) {
  const element = await show('ess-results', html`<ess-results src=${fileOf(document)}></ess-results>`)
  await reach(element, 'ready', 'closed', 'error')
  return element
}

/** What is copied, and what is saved. */
async function taken(act: () => unknown): Promise<{ text?: string; blob?: Blob; name?: string }> {
  const found: { text?: string; blob?: Blob; name?: string } = {}
  const { writeText } = navigator.clipboard
  const { createObjectURL } = URL
  navigator.clipboard.writeText = async (text) => void (found.text = text)
  URL.createObjectURL = (blob) => createObjectURL.call(URL, (found.blob = blob as Blob))
  const { click } = HTMLAnchorElement.prototype
  HTMLAnchorElement.prototype.click = function () {
    found.name = this.download
  }
  act()
  await until(() => found.text ?? found.name)
  navigator.clipboard.writeText = writeText
  URL.createObjectURL = createObjectURL
  HTMLAnchorElement.prototype.click = click
  return found
}

describe('<ess-results>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-results', stories)
  })

  it('has three headings, each principle as a summary, and says what it is not', async () => {
    const element = await tell('ess-results', stories.Ready)
    await expect(element).to.be.accessible()
    const lines = outline(element, '[role=heading], summary, select, button')
    expect(lines.filter((line) => /level=[34]/.test(line))).to.deep.equal([
      'heading "Résultats d’une salle simulée" level=3',
      'heading "Ce que nous partageons" level=4',
      'heading "Là où nous divergeons" level=4',
      'heading "Pas encore tranché" level=4',
    ])
    expect(lines.filter((line) => line.startsWith('summary')).length).to.equal(room.length)
    expect(part(element, 'people')).to.equal(
      '240 personnes ou plus ont répondu ; ce n’est pas un sondage représentatif.',
    )
    expect(part(element, 'summary')).to.equal(
      '2 principes sont partagés. 1 est refusé par toutes les familles qui se sont exprimées. 3 principes divisent. 3 principes ne sont pas tranchés.',
    )
    expect(part(element, 'live')).to.equal('En direct')
  })

  it('says what each principle shows, and who was not heard', async () => {
    expect(sentences(await tell('ess-results', stories.Ready))).to.deep.equal([
      'Commun aux 4 familles qui se sont exprimées.',
      'Commun aux 4 familles qui se sont exprimées, pas avec la même force.',
      'Refusé par les 3 familles qui se sont exprimées. Trop peu de réponses pour être montrées : entreprises commerciales.',
      'Les familles s’opposent : 53 points entre coopératives et entreprises commerciales, de part et d’autre de la moitié.',
      'Les familles divergent : 28 points entre associations et mutuelles. Trop peu de réponses pour être montrées : entreprises commerciales.',
      'Partagé : chaque famille se coupe en deux. Trop peu de réponses pour être montrées : mutuelles et entreprises commerciales.',
      'Ni commun, ni divergent. Environ 34 réponses de plus d’une famille le diraient. Trop peu de réponses pour être montrées : mutuelles et entreprises commerciales.',
      'Moins de deux familles ont assez de réponses pour conclure.',
      'Moins de deux familles ont assez de réponses pour conclure.',
    ])
  })

  it('draws each picture from the numbers of its table', async () => {
    const element = await tell('ess-results', stories.Final)
    button(element, 'Tout ouvrir').click()
    let marks = 0
    for (const details of all<HTMLDetailsElement>(element, 'details')) {
      expect(details.open).to.equal(true)
      const drawn = [...details.querySelectorAll('.plot > svg')].map((mark) =>
        Math.round(parseFloat(mark.getAttribute('x')!)),
      )
      const lines = [...details.querySelectorAll('.plot .interval')].map((line) =>
        ['x1', 'x2'].map((end) => Math.round(parseFloat(line.getAttribute(end)!))),
      )
      const groups = [...details.querySelectorAll<HTMLElement>('tbody')].filter((group) =>
        group.querySelector('td .small'),
      )
      const told = groups.map((group) => parseInt(group.querySelector('td')!.innerText))
      const between = groups.map((group) =>
        group.querySelector<HTMLElement>('td .small')!.innerText.match(/\d+/g)!.map(Number),
      )
      if (!details.querySelector('table')!) continue
      const isSpan = (group: HTMLElement) => !/^\d+\s%/.test(group.querySelector<HTMLElement>('td')!.innerText)
      for (const [index, group] of groups.entries()) if (!isSpan(group)) expect(drawn[index]).to.equal(told[index])
      expect(lines).to.deep.equal(between)
      const bars = [...details.querySelectorAll('.bars .agree')].map((bar) =>
        Math.round(parseFloat(bar.getAttribute('width')!) / 0.42),
      )
      for (const [index, group] of groups.entries())
        if (!isSpan(group)) expect(bars[index]).to.be.closeTo(told[index]!, 1)
      marks += drawn.length
    }
    expect(marks).to.be.greaterThan(15)
    expect(all(element, 'svg').every((picture) => picture.closest('[aria-hidden]'))).to.equal(true)
  })

  it('opens a principle: the table, everybody at the close, and why some disagree', async () => {
    const element = await tell('ess-results', stories.Opened)
    const rows = all(element, '[open] tbody').map(({ innerText }) => oneSpace(innerText))
    expect(rows).to.deep.equal([
      'associations 104 réponses 75 % (78) entre 67 % et 81 % 15 % (16) 10 % (10)',
      'coopératives 50 réponses 88 % (44) entre 78 % et 94 % 8 % (4) 4 % (2)',
      'mutuelles 32 réponses 59 % (19) entre 45 % et 72 % 28 % (9) 13 % (4)',
      'entreprises commerciales 26 réponses 35 % (9) entre 21 % et 51 % 58 % (15) 8 % (2)',
    ])
    expect(part(element, 'reasons')).to.contain('Nous n’en avons pas. Camille F., contribution n° 31')
    expect(part(element, 'reasons')).to.contain('Atelier Fictif, SAS, entreprises commerciales, contribution n° 12')
    const final = await tell('ess-results', stories.Final)
    expect(
      all(final, '[open] tbody')
        .map(({ innerText }) => oneSpace(innerText))
        .at(-1),
    ).to.equal('ensemble 243 réponses 84 % (203) 9 % (21) 8 % (19)')
    expect(part(final, 'notice')).to.equal(
      'Résultats publiés à la clôture, le 25 novembre 2026 : ils ne changeront plus.',
    )
    expect(part(final, 'people')).to.contain('243 personnes ont répondu ;')
  })

  it('tells small families of one mind as what they are at most or at least', async () => {
    const element = await tell('ess-results', stories.Spans)
    const rows = all(element, '[open] tbody').map(({ innerText }) => oneSpace(innerText))
    expect(rows[0]).to.match(/^associations 12 réponses 11 ou 12 entre \d+ % et 100 % 0 ou 1 0 ou 1$/)
    expect(rows[2]).to.match(/^mutuelles 14 réponses 0 ou 1 .* 13 ou 14 0 ou 1$/)
  })

  it('opens by the keyboard, and leads through what one can do', async () => {
    const element = await tell('ess-results', stories.Ready)
    const select = all<HTMLSelectElement>(element, 'select')[0]!
    select.focus()
    const met: string[] = []
    for (let press = 0; press < 8; press++) {
      await sendKeys({ press: 'Tab' })
      met.push(focused(element)!.localName)
    }
    expect(met).to.deep.equal(['button', 'button', 'button', 'button', 'button', 'button', 'summary', 'summary'])
    await sendKeys({ press: 'Enter' })
    expect(focused(element)!.closest('details')!.open).to.equal(true)
  })

  it('puts two families beside each other, whichever are chosen', async () => {
    const element = await tell('ess-results', stories.Ready)
    const choose = async (name: string, value: string) => {
      const select = all<HTMLSelectElement>(element, `[name=${name}]`)[0]!
      select.value = value
      select.dispatchEvent(new Event('input', { bubbles: true }))
      await element.updateComplete
    }
    await choose('reading', 'two')
    await choose('second', 'commercial')
    await choose('first', 'cooperative')
    expect(sentences(element)[3]).to.equal('Écart : 53 points entre coopératives et entreprises commerciales.')
    expect(sentences(element)[4]).to.equal('L’une des deux familles n’a pas assez de réponses.')
    expect(all(element, 'details')[3]!.querySelectorAll('.plot > svg').length).to.equal(2)
    await choose('second', 'cooperative')
    expect(element.reading).to.deep.equal(['commercial', 'cooperative'])
    await choose('reading', 'families')
    expect(element.reading).to.equal('families')
    element.reading = undefined
    expect(element.reading).to.equal('families')
  })

  it('says once who is shown nowhere, and what is refused apart from what is shared', async () => {
    const element = await tell('ess-results', stories.Ready)
    const legend = oneSpace(all(element, '.legend')[0]!.innerText)
    expect(legend).to.contain('Trop peu de réponses pour être montrées : fondations.')
    expect(words(element).match(/fondations/g)!.length).to.equal(1)
    expect(words(element)).to.contain('Pas établi : ce qui se voit peut encore venir du hasard')
    const final = await tell('ess-results', stories.Final)
    expect(words(final)).to.contain('Non tranché').and.not.to.contain('Pas encore')
    expect(words(final)).to.contain(
      'L’ensemble des réponses n’est publié que pour les principes où il ne trahit personne',
    )
  })

  it('says that two families may differ by chance, and no more than is seen', async () => {
    const families = { association: [77, 8, 7], cooperative: [41, 3, 3] } as const
    const element = await showFile(
      results({ principles: [principle('La porte.', ['shared', 'common'], families as never)] }),
    )
    element.reading = ['association', 'cooperative']
    await element.updateComplete
    expect(sentences(element)).to.deep.equal([
      'Écart : 3 points entre coopératives et associations. Leurs intervalles se recouvrent : ce peut être le hasard.',
    ])
  })

  it('shows channels where they are published', async () => {
    const element = await tell('ess-results', stories.Channels)
    expect(sentences(element).slice(0, 2)).to.deep.equal([
      'Toutes familles ensemble, par canal.',
      'Canaux non distingués ici : ils le sont à la clôture, là où cela ne trahit personne.',
    ])
    expect(
      all(element, '[open] tbody th')
        .map(({ innerText }) => oneSpace(innerText))
        .slice(0, 3),
    ).to.deep.equal(['en ligne 143 réponses', 'en salle 71 réponses', 'sur papier 29 réponses'])
  })

  it('is taken away as CSV that no spreadsheet computes, with what it is not', async () => {
    const element = await tell('ess-results', stories.Hostile)
    const { text } = await taken(() => button(element, 'Copier en CSV').click())
    const lines = text!.trim().split('\r\n')
    expect(lines[0]).to.equal(
      '"Principe","Constat","Groupe","Réponses","D’accord","Pas d’accord","Passent","D’accord, au moins (90 %)","D’accord, au plus (90 %)"',
    )
    expect(oneSpace(lines[1]!)).to.contain('"associations","50","40","5","5","69 %","88 %"')
    expect(lines.at(-1)).to.contain('sondage représentatif')
    await element.updateComplete
    expect(words(element)).to.contain('Résultats copiés en CSV.')
    const final = await tell('ess-results', stories.Final)
    const whole = (await taken(() => button(final, 'Copier en CSV').click())).text!
    expect(whole).to.contain('"ensemble","243","203","21","19"')
    const other = await showFile(results({ principles: [principle('=1+1', ['unsettled', 'insufficient'], {})] }))
    expect((await taken(() => button(other, 'Copier en CSV').click())).text).to.contain(`"'=1+1"`)
    const hidden = await showFile(results({ principles: [principle('a;=1+1', ['unsettled', 'insufficient'], {})] }))
    expect((await taken(() => button(hidden, 'Copier en CSV').click())).text).to.contain(`"a;'=1+1"`)
  })

  it('is saved as a picture that stands alone, in both forms', async () => {
    const element = await tell('ess-results', stories.Hostile)
    const { blob, name } = await taken(() => button(element, 'Image SVG').click())
    const drawn = await blob!.text()
    const picture = new DOMParser().parseFromString(drawn, 'image/svg+xml')
    expect([name, picture.querySelector('parsererror')]).to.deep.equal(['salle-simulee.svg', null])
    expect(picture.querySelectorAll('script, b, img').length).to.equal(0)
    expect(oneSpace(picture.documentElement.textContent)).to.contain('ce n’est pas un sondage représentatif')
    const png = await taken(() => button(element, 'Image PNG').click())
    expect([png.name, png.blob!.type]).to.deep.equal(['salle-simulee.png', 'image/png'])
    const { width, height } = await createImageBitmap(png.blob!)
    expect([width, height > 200]).to.deep.equal([1920, true])
  })

  it('follows each publication, tells the sum of it once, and keeps what is open', async () => {
    const server = serve()
    const element = await show('ess-results', html`<ess-results consultation=${server.url}></ess-results>`)
    await reach(element, 'ready')
    await open(element, 0)
    server.publish(results({ publication: 8, principles: room.slice(0, 4) }))
    await until(() => part(element, 'summary')?.includes('1 principe divise.'))
    await until(
      () =>
        oneSpace(announced()) ===
        '2 principes sont partagés. 1 est refusé par toutes les familles qui se sont exprimées. 1 principe divise.',
    )
    expect(all(element, '[open]').length).to.equal(1)
    expect(words(element)).to.contain('Tout est tranché.')
    const moved = { ...room[0]!, heading: 'unsettled' as const, verdict: 'undecided' as const }
    server.publish(results({ publication: 9, principles: [room[1]!, room[2]!, room[3]!, moved] }))
    await until(() => part(element, 'summary')?.startsWith('1 principe est partagé. 1 est'))
    expect(
      all(element, '[open] .statement').map(({ innerText }) => innerText),
      'no other is opened in its place',
    ).to.deep.equal([])
    server.publish(results({ publication: 10, principles: [room[1]!, room[0]!, room[3]!] }))
    await until(() => all(element, 'details').length === 3)
    await open(element, 1)
    server.publish(results({ publication: 11, principles: room.slice(0, 4) }))
    await until(() => all(element, 'details').length === 4)
    expect(all(element, '[open] .statement').map(({ innerText }) => oneSpace(innerText))).to.deep.equal([
      'Le but n’est pas le seul partage des bénéfices.',
    ])
  })

  it('takes away a reason as soon as its workshop does, without another publication', async () => {
    const server = serveInMemory({ ...sampleConsultation, ...sampleWorkshops, totals: 'at-close' })
    server.publish(results())
    const element = await show('ess-results', html`<ess-results consultation=${server.url}></ess-results>`)
    await reach(element, 'ready')
    await heard(server)
    expect(element.client!.state.results!.principles[3]!.reasons.length).to.equal(2)
    server.publish(results({ principles: room.map((each) => ({ ...each, reasons: [] })) }))
    server.contribute({
      ...{ workshop: 'identite', question: 'vision', kind: 'vision', text: 'Une voix.' },
      decision: { name: 'publish' },
    })
    await until(() => element.client!.state.results!.principles[3]!.reasons.length === 0)
  })

  it('says that it is not live any more, and that it is again', async () => {
    const server = serve()
    const element = await show('ess-results', html`<ess-results consultation=${server.url}></ess-results>`)
    await reach(element, 'ready')
    await heard(server)
    dispatchEvent(new Event('offline'))
    await until(() => element.state === 'stale')
    await element.updateComplete
    expect(part(element, 'notice')).to.match(/^Le direct est interrompu depuis \d\d:\d\d :/)
    server.publish(results({ publication: 8 }))
    await until(() => element.state === 'ready')
    await until(() => element.client!.state.results!.publication === 8)
  })

  it('reads a results bundle, and says at which field one is wrong', async () => {
    const element = await tell('ess-results', stories.Static)
    expect(words(element)).to.contain('Le but n’est pas le seul partage des bénéfices.')
    const [first] = room
    const cases: [unknown, string][] = [
      ['{', 'this is not JSON'],
      [[], 'the file must be an object'],
      [{ ...results(), title: 'x' }, 'title must be an object'],
      [{ ...results(), people: { least: -1, most: 2 } }, 'people.least must be a whole number'],
      [
        { ...results(), principles: [{ ...first, verdict: 'consensus' }] },
        'principles[0].verdict must be one of common',
      ],
      [
        { ...results(), principles: [{ ...first, families: [{ ...first!.families[0], family: 'x' }] }] },
        'principles[0].families[0].family must be one of',
      ],
      [
        {
          ...results(),
          principles: [{ ...first, families: [{ ...first!.families[0], support: { low: 2, high: 1 } }] }],
        },
        'support.low must be a number from 0 to 1',
      ],
      [{ ...results(), published: 'hier' }, 'published must be a date'],
      [
        { ...results(), opinions: { ...opinions, principles: [{ ...opinions.principles[0], y: -2 }] } },
        'opinions.principles[0].y must be a number from -1 to 1',
      ],
    ]
    for (const [file, fault] of cases) {
      let wrong: EssResults | undefined
      const said = await warnings(async () => {
        wrong = await showFile(file)
        await until(() => wrong!.state === 'error')
        await wrong.updateComplete
      })
      expect(said.join(), fault).to.contain(fault)
      expect(words(wrong!)).to.contain('Les résultats ne peuvent pas s’afficher pour le moment.')
    }
  })

  it('keeps computed groups of opinion apart, as what they are, and draws principles from their table', async () => {
    const element = await tell('ess-results', stories.Opinions)
    const said = part(element, 'opinions')!
    expect(said).to.contain('Groupes d’opinion calculés Exploratoire : un calcul')
    expect(said).to.contain('Ce ne sont pas les familles.')
    expect(said).to.contain('Groupe A : environ 60 % des personnes regroupées par leurs réponses')
    expect(said).to.contain('1 groupe de moins de dix personnes n’est pas décrit.')
    const rows = all<HTMLTableRowElement>(element, '[part=opinions] tbody tr').map(({ cells }) =>
      [...cells].map(({ innerText }) => oneSpace(innerText)),
    )
    const number = (text: string) => Number(text.replace(',', '.').replace('−', '-'))
    const dots = all<SVGGElement>(element, '.map g').map((dot) => {
      const [x, y] = /\((.+) (.+)\)/.exec(dot.getAttribute('transform')!)!.slice(1).map(Number) as [number, number]
      return [dot.textContent!.trim(), x / 100, -y / 100 || 0]
    })
    expect(rows.length).to.equal(room.length - 1)
    expect(dots).to.deep.equal(
      rows.map(([principle]) => [
        principle!.split('.')[0],
        ...principle!.split(' place ')[1]!.split(' / ').map(number),
      ]),
    )
    expect(rows[0]).to.deep.equal(['1. Le but n’est pas le seul partage des bénéfices. place 0,80 / 0,00', 'A', 'B'])
    expect(rows[2]!.slice(1, 3)).to.deep.equal(['–', 'A, B'])
    expect(part(await tell('ess-results', stories.Final), 'opinions')).to.equal(undefined)
  })

  it('says that two families are at least so far apart where their numbers are spans', async () => {
    const element = await showFile(
      results({
        principles: [
          principle('La porte.', ['divergent', 'divergent'], { association: [12, 1, 0], mutual: [3, 7, 2] }),
          principle('Le toit.', ['divergent', 'divergent'], { association: [20, 4, 0], mutual: [3, 7, 2] }),
        ],
      }),
    )
    expect(sentences(element)[0]).to.contain(
      'Les familles divergent : au moins 67 points entre associations et mutuelles.',
    )
    expect(sentences(element)[1]).to.contain('Les familles divergent : 58 points entre associations et mutuelles.')
  })

  it('is not live where a file is, and says of which day it is', async () => {
    const element = await showFile(results())
    expect([element.state, part(element, 'live')]).to.deep.equal(['closed', undefined])
    expect(part(element, 'notice')).to.equal('Résultats tels que publiés le 25 novembre 2026.')
  })

  it('opens everything for paper', async () => {
    const element = await tell('ess-results', stories.Ready)
    dispatchEvent(new Event('beforeprint'))
    expect(all<HTMLDetailsElement>(element, 'details').every((details) => details.open)).to.equal(true)
    dispatchEvent(new Event('afterprint'))
    expect(all(element, '[open]').length).to.equal(0)
    await open(element, 2)
    dispatchEvent(new Event('beforeprint'))
    dispatchEvent(new Event('afterprint'))
    expect(all(element, 'details').findIndex((details) => details.matches('[open]'))).to.equal(2)
    expect(all(element, '[open]').length).to.equal(1)
    button(element, 'Tout ouvrir').click()
    button(element, 'Tout fermer').click()
    expect(all(element, '[open]').length).to.equal(0)
  })

  it('closes nothing where another is opened, whatever a principle is called', async () => {
    const named = room.map((each, index) => (index ? each : { ...each, principle: 'opinions' }))
    const element = await showFile(results({ principles: named, opinions }))
    button(element, 'Tout ouvrir').click()
    await element.updateComplete
    const opened = all<HTMLDetailsElement>(element, 'details').map((details) => details.open)
    expect(opened).to.deep.equal(Array(room.length + 1).fill(true))
  })

  it('says what is to come where nothing is published yet', async () => {
    const empty = await tell('ess-results', stories.Empty)
    expect(part(empty, 'notice')).to.contain('par lots de cinq personnes au moins')
    expect(part(empty, 'people')).to.equal(
      'Aucun résultat n’est encore publié ; ce ne sera pas un sondage représentatif.',
    )
    expect(part(await tell('ess-results', stories.AtClose), 'notice')).to.equal(
      'Les résultats par famille seront publiés à la clôture.',
    )
    const never = await tell('ess-results', stories.Never)
    expect([part(never, 'notice'), part(never, 'summary')]).to.deep.equal([
      'Cette consultation ne publie pas ses résultats ici.',
      undefined,
    ])
  })

  it('speaks the language of the page', async () => {
    const element = await tell('ess-results', stories.English)
    expect(words(element)).to.contain('What we share')
    expect(sentences(element)[0]).to.equal('Common to the 4 families that spoke.')
    expect(words(element)).to.contain('240 people or more answered; this is not a representative survey.')
    expect(words(element)).not.to.match(/réponses|D’accord/)
    const final = await show(
      'ess-results',
      html`<ess-results lang="en" src=${fileOf(results({ status: 'closed', isFinal: true }))}></ess-results>`,
    )
    await reach(final, 'closed')
    expect(part(final, 'notice')).to.contain('on 25 November 2026')
  })

  it('counts none in a sentence of its own, and says nothing of principles that are not settled where all are', async () => {
    const file = (heading: 'shared' | 'divergent' | 'unsettled') =>
      fileOf(
        results({ principles: room.slice(0, 1).map((each) => ({ ...each, heading, verdict: 'undecided' as const })) }),
      )
    for (const [heading, lang, sum] of [
      ['divergent', 'fr', 'Aucun principe n’est partagé. 1 principe divise.'],
      ['shared', 'fr', '1 principe est partagé. Aucun principe ne divise.'],
      ['unsettled', 'en', 'No principle is shared. No principle divides. 1 principle is not settled.'],
    ] as const) {
      const element = await show('ess-results', html`<ess-results lang=${lang} src=${file(heading)}></ess-results>`)
      await until(() => part(element, 'summary') === sum)
    }
  })

  it('shows words that try to be code as words', async () => {
    const element = await tell('ess-results', stories.Hostile)
    expect(words(element)).to.contain('<img src=x onerror="window.hacked=1">')
    expect(words(element)).to.contain('<script>window.hacked=1</script>')
    expect(all(element, 'img, b, script').length).to.equal(0)
    expect(window).not.to.have.property('hacked')
  })

  it('goes no wider than it is given', async () => {
    for (const story of [stories.Narrow, stories.Sixty]) {
      const element = await tell('ess-results', story)
      expect(element.scrollWidth).to.equal(element.clientWidth)
    }
  })

  it('takes the level of its title from the page, and no other than 2 to 5', async () => {
    const element = await tell('ess-results', stories.Ready)
    for (const [given, level] of [
      ['2', '2'],
      ['5', '5'],
      ['9', '3'],
    ] as const) {
      element.setAttribute('heading-level', given)
      await element.updateComplete
      expect(all(element, '[part=title]')[0]!.ariaLevel).to.equal(level)
    }
  })
})
