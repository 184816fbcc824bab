import type { FigurePart } from '@ess-widgets/contract'
import { families } from '@ess-widgets/contract/vocabulary.js'
import { expect, html } from '@open-wc/testing'
import { emulateMedia, sendKeys } from '@web/test-runner-commands'
import { needing } from '../shared/testing/engine.ts'
import { announced, button, focused, focusedName, outline, warnings, words } from '../shared/testing/senses.ts'
import { checkStories, show, tell } from '../shared/testing/stories.ts'
import { until } from '../shared/testing/until.ts'
import type { EssFigures } from './figures.ts'
import * as stories from './figures.stories.ts'
import { compare, copy, esus, figure, fileOf, fileWith, printed, reach, tag } from './figures.stories.ts'

const showFile = async (src: string, state: EssFigures['state'] = 'ready', attributes: Record<string, string> = {}) => {
  const element = await show('ess-figures', tag(src))
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, state)
  return element
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

const all = ({ shadowRoot }: EssFigures, selector: string) => [...shadowRoot!.querySelectorAll<HTMLElement>(selector)]

const textsOf = (element: EssFigures, selector: string) =>
  all(element, selector)
    .filter((node) => node.checkVisibility())
    .map(({ textContent }) => oneSpace(textContent))

/** The rows of a table, cells parted by bars. */
const rowsOf = (element: EssFigures, selector = '[part=table]') =>
  all(element, `${selector} tr`).map(({ children }) =>
    [...children].map((cell) => oneSpace(cell.textContent)).join(' | '),
  )

/** The bars: what they say, where they begin and how long they are, in percent. */
const barsOf = (element: EssFigures, selector = '[part=picture] .bar') =>
  all(element, selector).map((bar) => {
    const rect = bar.querySelector('.length')
    return {
      words: oneSpace((bar.querySelector('.words') ?? bar).textContent),
      from: parseFloat(rect?.getAttribute('x') ?? '0'),
      length: parseFloat(rect?.getAttribute('width') ?? '0'),
    }
  })

const isStair = (element: EssFigures) => all(element, '.stair').length > 0

/** A number as it is written. */
const numberIn = (text: string) => Number(text.replace(/[^\d,.]/g, '').replace(',', '.'))

describe('<ess-figures>', () => {
  describe('for everyone', () => {
    afterEach(async () => {
      document.documentElement.style.colorScheme = ''
      await emulateMedia({ forcedColors: 'none' })
    })

    checkStories('ess-figures', stories)
  })

  it('has a heading a figure, a table of that name, its source as a link, and a choice where there is another', async () => {
    const element = await tell('ess-figures', stories.Ready)
    await expect(element).to.be.accessible()
    expect(outline(element, '[role=heading], table, a, select, button')).to.deep.equal([
      'heading "L’ESS en chiffres" level=3',
      'heading "Entreprises de l’ESS par famille" level=4',
      'table "Entreprises de l’ESS par famille"',
      'link "Avise, d’après ESS France et l’Observatoire national de l’ESS"',
      'heading "Emplois de l’ESS par famille 2022" level=4',
      'table "Emplois de l’ESS par famille 2022"',
      'link "Avise, d’après ESS France et l’Observatoire national de l’ESS"',
      'combobox "Mettre à côté"',
      'heading "Emplois de l’ESS par famille 2019" level=4',
      'table "Emplois de l’ESS par famille 2019"',
      'link "Carenews, d’après l’Atlas commenté de l’ESS, 6e édition (ESS France)"',
      'combobox "Mettre à côté"',
      'heading "Entreprises agréées ESUS par famille" level=4',
      'table "Entreprises agréées ESUS par famille"',
      'link "Avise, d’après ESS France et l’Observatoire national de l’ESS"',
      'button "Copier ces chiffres en CSV"',
    ])
  })

  it('says the year, the unit, the perimeter and the source of each figure', async () => {
    const element = await tell('ess-figures', stories.Whole)
    expect(textsOf(element, '[part=facts] div, [part=source] div')).to.deep.equal([
      'Année 2022',
      'Unité entreprises',
      'Périmètre France, entreprises qui emploient',
      'Source Avise, d’après ESS France',
    ])
    expect(all(element, '[part=source] a').map((link) => link.getAttribute('href'))).to.deep.equal([
      'https://avise.org/comprendre-ess/economie-sociale-solidaire-ess-contexte',
    ])
  })

  it('has the table first, and a picture of the same numbers that screen readers are spared', async () => {
    for (const story of [
      stories.Ready,
      stories.Whole,
      stories.Families,
      stories.Percentages,
      stories.NotHundred,
      stories.Apart,
    ]) {
      const element = await tell('ess-figures', story)
      for (const twins of all(element, '[part=figure] .twins')) {
        const [table, picture] = twins.children as unknown as [HTMLElement, HTMLElement]
        expect([table.localName, picture.ariaHidden]).to.deep.equal(['table', 'true'])
        const rows = [...table.querySelectorAll('tbody tr:not(.total):has(td)')].map((row) => {
          const [name, value, share] = [...row.children].map(({ textContent }) => oneSpace(textContent))
          return { words: `${name} ${share || value}`, value: numberIn(value!) }
        })
        const bars = [...picture.querySelectorAll('.bar')].map((bar) => ({
          words: oneSpace(bar.querySelector('.words')!.textContent.replace('</span><b>', ' ')),
          length: parseFloat(bar.querySelector('.length')?.getAttribute('width') ?? '0'),
        }))
        expect(bars.map(({ words }) => words.replace(/\s/g, ''))).to.deep.equal(
          rows.map(({ words }) => words.replace(/\s/g, '')),
        )
        // One scale for all: bars are as long as the numbers of the table are large.
        const [largest] = rows.toSorted((one, other) => other.value - one.value)
        const unit = bars[rows.indexOf(largest!)]!.length / largest!.value
        for (const [index, { length }] of bars.entries())
          expect(length, bars[index]!.words).to.be.closeTo(rows[index]!.value * unit || 0, 0.01)
      }
    }
  })

  it('writes numbers the French way, and never rounds what is printed', async () => {
    const whole = await tell('ess-figures', stories.Whole)
    expect(all(whole, '[part=table] td')[0]!.textContent).to.equal('120\u202f749')
    expect(getComputedStyle(all(whole, 'td')[0]!).fontVariantNumeric).to.equal('tabular-nums')
    const shares = await tell('ess-figures', stories.NotHundred)
    expect(all(shares, '[part=table] td').map(({ textContent }) => textContent)).to.deep.equal([
      '79\u202f%',
      '12\u202f%',
      '5\u202f%',
      '0,5\u202f%',
    ])
  })

  it('draws parts that add up as 100 %: each bar begins where the one before ends', async () => {
    const element = await tell('ess-figures', stories.Whole)
    expect(isStair(element)).to.equal(true)
    expect(textsOf(element, '[part=refusal]')).to.deep.equal([])
    expect(rowsOf(element)).to.deep.equal([
      'Famille | Entreprises | Part du total',
      'Associations | 120 749 | 79,1 %',
      'Coopératives | 23 880 | 15,6 %',
      'Mutuelles | 7 329 | 4,8 %',
      'Fondations | 721 | 0,5 %',
      'Somme des parts | 152 679 | ',
      'Total publié | 152 700 | ',
    ])
    const bars = barsOf(element)
    bars.reduce((end, { from, length }) => {
      expect(from).to.be.closeTo(end, 0.01)
      return from + length
    }, 0)
    expect(bars.at(-1)!.from + bars.at(-1)!.length).to.be.within(99, 100)
  })

  it('has shares that add up, of which none is rounded to nothing', async () => {
    const parts = [99_990, 3, 3, 4].map((value, index) => ({ label: { fr: `${index}`, en: `${index}` }, value }))
    const element = await showFile(fileWith(figure({ parts })))
    const shares = all(element, 'tbody td:last-child').map(({ textContent }) => numberIn(textContent))
    expect(shares.slice(0, 4)).to.deep.equal([99.7, 0.1, 0.1, 0.1])
    expect(rowsOf(element).at(-1)).to.equal('Somme des parts | 100 000 | ')
    const none = await showFile(fileWith(figure({ parts: [...parts, { family: 'none', value: 0 }] })))
    expect(rowsOf(none)).to.include('Hors famille | 0 | 0 %')
  })

  it('accepts what rounding leaves, and nothing more', async () => {
    const percent = (value: number) =>
      figure({
        unit: { fr: '% des emplois', en: '% of jobs' },
        parts: [
          { family: 'mutual', value: 50 },
          { family: 'none', value },
        ],
      })
    const count = (total: number) =>
      figure({
        total,
        parts: [
          { family: 'mutual', value: 600 },
          { family: 'none', value: 400 },
        ],
      })
    for (const [document, isWhole] of [
      [percent(49), true],
      [percent(51), true],
      [percent(48.9), false],
      [percent(51.1), false],
      [count(1000), true],
      [count(1010), true],
      [count(991), true],
      [count(1011), false],
      [count(989), false],
    ] as const) {
      const element = await showFile(fileWith(document))
      expect(isStair(element), JSON.stringify(document)).to.equal(isWhole)
      expect(textsOf(element, '[part=refusal]').length).to.equal(isWhole ? 0 : 1)
    }
  })

  it('says what rounding left of a whole, in the table too', async () => {
    const note = async (...figures: unknown[]) => {
      const element = await showFile(fileWith(...figures))
      return [textsOf(element, '.picture > .small:not(.group)'), rowsOf(element, 'tbody').slice(-1)]
    }
    const begins = 'chaque barre commence où finit la précédente.'
    const percent = (values: number[]) =>
      figure({
        unit: { fr: '% des emplois', en: '% of jobs' },
        parts: values.map((value, index) => ({ family: families[index]!, value })),
      })
    for (const [document, said, last] of [
      [percent([70, 19, 10]), `100 % : ${begins} Arrondies, les parts font 99 %.`, 'Somme des parts | 99 %'],
      [percent([70, 20.5, 10]), `100,5 % : ${begins} Arrondies, les parts font 100,5 %.`, 'Somme des parts | 100,5 %'],
      [percent([33.3, 33.3, 33.4]), `100 % : ${begins}`, 'Mutuelles | 33,4 %'],
      [
        figure({ total: 152_000 }),
        `100,45 % : ${begins} Les parts font 152 679, et le total publié 152 000.`,
        'Total publié | 152 000 | ',
      ],
      [figure({ total: 152_679 }), `100 % : ${begins}`, 'Total publié | 152 679 | '],
    ] as const)
      expect(await note(document)).to.deep.equal([[`La largeur entière vaut ${said}`], [last]])
  })

  it('has families in a column of that name, and other things in one that is no share', async () => {
    const heads = async (...parts: FigurePart[]) =>
      rowsOf(await showFile(fileWith(figure({ parts, partition: false }))))[0]
    expect(await heads({ family: 'mutual', value: 1 }, { family: 'none', label: esus.label!, value: 2 })).to.equal(
      'Famille | Entreprises',
    )
    expect(await heads({ family: 'mutual', value: 1 }, esus)).to.equal('Poste | Entreprises')
  })

  it('never begins a line with the end of a number, or with a mark', async () => {
    for (const story of [stories.Ready, stories.Compared, stories.Incomplete, stories.Percentages, stories.Overlap]) {
      const element = await tell('ess-figures', story)
      const texts = all(element, '.card')[0]!.textContent
      expect(texts)
        .to.match(/\d/)
        .and.not.to.match(/\d[^\S\u202f]+(?=\d{3}(?!\d)|%)|[^\S\u202f][;!?]|[^\S\xa0]:|« |[^\S\xa0]»/)
    }
  })

  it('refuses 100 % of what does not add up, says why, and draws plain bars', async () => {
    for (const [story, why] of [
      [
        stories.Overlap,
        'Pas de présentation en 100 % : « Entreprises agréées ESUS » est déjà dans d’autres parts, et compterait deux fois.',
      ],
      [stories.NotHundred, 'Pas de présentation en 100 % : la somme des parts est de 96,5 %.'],
      [
        stories.NotTotal,
        'Pas de présentation en 100 % : la somme des parts est de 152 679, et le total publié de 155 000.',
      ],
      [
        stories.UnknownValue,
        'Pas de présentation en 100 % : la valeur de « Entreprises commerciales » n’est pas communiquée.',
      ],
    ] as const) {
      const element = await tell('ess-figures', story)
      expect(textsOf(element, '[part=refusal]')).to.deep.equal([why])
      expect(isStair(element)).to.equal(false)
      expect(
        barsOf(element).map(({ from }) => from),
        why,
      ).to.deep.equal(barsOf(element).map(() => 0))
      expect(rowsOf(element)[0]).not.to.contain('Part du total')
    }
    const lone = await showFile(
      fileWith(
        figure({
          parts: [
            { family: 'mutual', value: 3 },
            { family: 'none', value: 0 },
          ],
        }),
      ),
    )
    expect(textsOf(lone, '[part=refusal]')).to.deep.equal([
      'Pas de présentation en 100 % : il y faut au moins deux parts.',
    ])
  })

  it('makes no whole of parts that nobody says make one, however they add up', async () => {
    const element = await tell('ess-figures', stories.NoWhole)
    expect(textsOf(element, '[part=refusal]')).to.deep.equal([
      'Ces parts ne forment pas un tout : chacune se lit seule.',
    ])
    expect(isStair(element)).to.equal(false)
    // A percentage is of a hundred, even alone.
    expect(barsOf(element).at(-1)).to.deep.equal({ words: 'ESS14 %', from: 0, length: 14 })
  })

  it('draws apart what is in the families already, and never adds it', async () => {
    const element = await tell('ess-figures', stories.Apart)
    expect(isStair(element)).to.equal(true)
    expect(rowsOf(element).slice(-3)).to.deep.equal([
      'Total publié | 152 679 | ',
      'Déjà dans les parts ci-dessus : ne s’y ajoute pas',
      'Entreprises agréées ESUS | 2 000 | ',
    ])
    expect(textsOf(element, '.picture .group')).to.deep.equal(['Déjà dans les parts ci-dessus : ne s’y ajoute pas'])
    const [apart, ...more] = barsOf(element, '.apart')
    expect(more).to.deep.equal([])
    expect(apart).to.deep.include({ words: 'Entreprises agréées ESUS2 000', from: 0 })
    expect(apart!.length).to.be.closeTo(200_000 / 152_679, 0.01)
    expect(getComputedStyle(all(element, '.apart .length')[0]!).fill, 'hollow').to.equal('none')
  })

  it('knows ESUS whatever the file says, unless the whole figure is about it', async () => {
    const overlap = await tell('ess-figures', stories.Overlap)
    expect(barsOf(overlap, '.apart')).to.have.length(1)
    const parts = [70, 29].map((value) => ({ label: { fr: `ESUS ${value}`, en: `ESUS ${value}` }, value }))
    const element = await showFile(fileWith(figure({ unit: { fr: '%', en: '%' }, parts })))
    expect([isStair(element), barsOf(element, '.apart').length]).to.deep.equal([true, 0])
  })

  it('gives each family a shape beside its word', async () => {
    const element = await tell('ess-figures', stories.Families)
    for (const selector of ['[part=table] .family', '[part=picture] .family'])
      expect(
        all(element, selector).map(
          (each) => `${getComputedStyle(each, '::before').content.at(1)} ${oneSpace(each.textContent)}`,
        ),
      ).to.deep.equal([
        '● Associations',
        '■ Coopératives',
        '▲ Mutuelles',
        '⬟ Fondations',
        '◆ Entreprises commerciales',
        '○ Hors famille',
      ])
    expect(
      new Set(all(element, '.length').map((bar) => getComputedStyle(bar).fill)).size,
      'no colour says anything',
    ).to.equal(1)
  })

  it('shows no number of a figure that lacks its year, perimeter or source, and says in its place what is missing', async () => {
    const element = await tell('ess-figures', stories.Incomplete)
    expect(all(element, '[part=figure]').map((each) => !!each.querySelector('table'))).to.deep.equal([
      false,
      false,
      false,
      false,
      false,
      true,
    ])
    expect(textsOf(element, '[part=label]').slice(3, 5)).to.deep.equal([
      'Entreprises de l’ESS par famille',
      'Chiffre n° 5',
    ])
    expect(
      all(element, '[part=notice]').map((notice) =>
        [...notice.querySelectorAll('p, li')].map(({ textContent }) => oneSpace(textContent)),
      ),
    ).to.deep.equal([
      ['Ce chiffre n’est pas montré : ses données sont à compléter ou à corriger.', 'Il manque l’année.'],
      ['Ce chiffre n’est pas montré : ses données sont à compléter ou à corriger.', 'Il manque le périmètre.'],
      ['Ce chiffre n’est pas montré : ses données sont à compléter ou à corriger.', 'Il manque la source.'],
      [
        'Ce chiffre n’est pas montré : ses données sont à compléter ou à corriger.',
        'L’adresse de la source n’est pas une adresse web complète.',
        '« Poste n° 1 » n’a pas de nom.',
        'La valeur de « Poste n° 1 » n’est pas un nombre valable.',
        'La famille de « Poste n° 2 » n’est pas de celles que cette page connaît.',
        'La valeur de « Poste n° 2 » n’est pas un nombre valable.',
        'Il manque la valeur de « Mutuelles ».',
        'La valeur de « SAS » n’est pas un nombre valable.',
      ],
      [
        'Ce chiffre n’est pas montré : ses données sont à compléter ou à corriger.',
        'Il manque son titre.',
        'Il manque l’année.',
        'Il manque le périmètre.',
        'Il manque la source.',
        'Il manque les valeurs.',
      ],
    ])
  })

  it('puts two figures of one thing side by side, by keyboard, and says that their perimeters differ', async () => {
    const element = await tell('ess-figures', stories.Ready)
    all(element, 'select')[0]!.focus()
    await sendKeys({ press: 'ArrowDown' })
    await element.updateComplete
    expect(focused(element)!.localName).to.equal('select')
    expect(announced()).to.equal('Les deux chiffres sont côte à côte.')
    expect(rowsOf(element, '[part=comparison]')).to.deep.equal([
      'Famille | A 2019 | B 2022',
      'Associations | 2 000 000 | 2 000 000',
      'Coopératives | 320 000 | 313 239',
      'Mutuelles | 137 000 | 137 738',
      'Fondations | 108 000 | 122 916',
      'Entreprises commerciales | non communiqué | absent de cette source',
      'Total publié | 2 600 000 | 2 600 000',
    ])
    expect(textsOf(element, '[part=comparison] .notice p')).to.deep.equal([
      'Les années diffèrent : A est de 2019, B de 2022.',
      'Les périmètres diffèrent : A porte sur « France, emplois salariés de l’ESS », B sur « France, entreprises de l’ESS qui emploient ». Un écart peut venir de là.',
    ])
    expect(
      textsOf(element, '[part=comparison] .notes li').map((note) => note.replace(/La source.*/, '')),
    ).to.deep.equal(['AAssociations', 'BAssociations', 'BFondations', 'AEntreprises commerciales'])
    expect(all(element, '[part=comparison] a').map(({ textContent }) => oneSpace(textContent)[0])).to.deep.equal([
      'C',
      'A',
    ])
    const lengths = barsOf(element, '[part=comparison] .bar').map(({ length }) => length)
    expect(lengths[2]! / lengths[3]!).to.be.closeTo(320_000 / 313_239, 0.001)
    await sendKeys({ press: 'ArrowUp' })
    await element.updateComplete
    expect(all(element, '[part=comparison]')).to.deep.equal([])
  })

  it('says that the perimeter is the same, or that the units differ', async () => {
    const element = await tell('ess-figures', stories.ComparedUnits)
    expect(textsOf(element, '[part=comparison] .notice p')).to.deep.equal([
      'Les années diffèrent : A est de 2012, B de 2022.',
      'Le périmètre est le même pour A et pour B : « France, entreprises qui emploient ».',
      'Les unités diffèrent : A est en « salariés », B en « % des emplois de l’ESS ». Les barres de A et de B n’ont donc pas la même échelle.',
    ])
    const [a, b] = barsOf(element, '[part=comparison] .bar').map(({ length }) => length)
    expect([a, b], 'each on its own scale').to.deep.equal([100, 100])
    expect(rowsOf(element, '[part=comparison]')[1]).to.equal('Associations | 1 800 000 | 79 %')
    expect(rowsOf(element, '[part=comparison]')[2]).to.equal('Coopératives | absent de cette source | 12 %')
    expect(rowsOf(element, '[part=comparison]').at(-1)).to.equal('Total publié | 2 300 000 | absent de cette source')
    const unsaid = all(element, '[part=comparison] :is(td, .value).unsaid').map(({ textContent }) => textContent)
    expect([unsaid.length, new Set(unsaid).size], 'looks like no number').to.deep.equal([7, 1])
  })

  it('is read from CSV as from JSON', async () => {
    const element = await tell('ess-figures', stories.Csv)
    expect(textsOf(element, '[part=title], [part=label]')).to.deep.equal([
      'Les chiffres',
      'Emplois de l’ESS "par famille"',
      'Part des emplois',
      'Sans année',
    ])
    expect(rowsOf(element).slice(1, 6)).to.deep.equal([
      'Associations | 2 000 000 | 77,7 %',
      'Coopératives | 313 239 | 12,2 %',
      'Mutuelles | 137 738 | 5,3 %',
      'Fondations | 122 916 | 4,8 %',
      'Total publié | 2 573 893 | ',
    ])
    expect(textsOf(element, '.faults li')).to.deep.equal([
      'Il manque l’année.',
      'La valeur de « ESS » n’est pas un nombre valable.',
    ])
  })

  it('is copied as CSV that no spreadsheet computes, by keyboard, and says so', async () => {
    const element = await tell('ess-figures', stories.Hostile)
    button(element, 'Copier').focus()
    const csv = await copy(element)
    expect(csv.split('\r\n')[0]).to.equal(
      '"chiffre","unite","annee","perimetre","source","adresse","famille","partie","valeur","recoupe","note","total","partition"',
    )
    expect(csv).to.contain(`"'=HYPERLINK(""https://example.org""`)
    expect(csv).to.contain('"\'@SUM(1)",0,"non","\'-1+1"')
    for (const [, begin] of csv.matchAll(/(?:^|,|\n)"([^"])/g)) expect(begin).not.to.match(/[=+@-]/)
    expect(announced()).to.equal('Les chiffres sont copiés, avec leur année, leur périmètre et leur source.')
    expect(textsOf(element, '.copy .notice')).to.deep.equal([announced()])
    expect(focusedName(element)).to.equal('Copier ces chiffres en CSV')
  })

  it('reads what it copied as the same figures', async () => {
    for (const lang of ['fr', 'en']) {
      const element = await show('ess-figures', html`<ess-figures src=${printed} lang=${lang}></ess-figures>`)
      await reach(element, 'ready')
      const again = await show(
        'ess-figures',
        html`<ess-figures src=${fileOf(await copy(element), 'text/csv')} lang=${lang}></ess-figures>`,
      )
      await reach(again, 'ready')
      expect(rowsOf(again)).to.deep.equal(rowsOf(element))
      expect(textsOf(again, '[part=refusal], [part=facts], .notes li, [part=label]')).to.deep.equal(
        textsOf(element, '[part=refusal], [part=facts], .notes li, [part=label]'),
      )
    }
  })

  it('gives the table to copy by hand where copying is not allowed', async () => {
    const element = await tell('ess-figures', stories.NotCopied)
    expect(textsOf(element, '.copy .notice')).to.deep.equal([
      'La copie n’a pas été permise. Voici le tableau, à copier vous-même.',
    ])
    expect(outline(element, 'textarea')).to.deep.equal(['textbox "Tableau en CSV"'])
    expect(focused(element)!.localName).to.equal('textarea')
    expect((focused(element) as HTMLTextAreaElement).value).to.match(/^"chiffre"/)
  })

  it('says that there is nothing, and what could not be read', async () => {
    const empty = await tell('ess-figures', stories.Empty)
    expect(words(empty)).to.equal('L’ESS en chiffres Aucun chiffre n’est publié ici pour le moment.')
    expect(all(empty, 'button')).to.deep.equal([])
    for (const story of [stories.WrongFile, stories.NoFile, stories.Unavailable]) {
      const element = await tell('ess-figures', story)
      expect(words(element)).to.contain('Les chiffres ne peuvent pas s’afficher pour le moment.')
      expect(element.querySelector('a')!.checkVisibility()).to.equal(true)
    }
  })

  it('can be tried again', async () => {
    const { fetch } = window
    window.fetch = async () => new Response('', { status: 503 })
    try {
      const element = await showFile('/figures/tried-again.json', 'error')
      window.fetch = async () => Response.json({ figures: [figure()] })
      button(element, 'Réessayer').click()
      await reach(element, 'ready')
      expect(rowsOf(element)).to.have.length(6)
    } finally {
      window.fetch = fetch
    }
  })

  it('warns whoever looks after the page, once, of what is wrong', async () => {
    const wrong = fileOf({ title: 2023, figures: [] })
    const incomplete = fileWith({ ...figure(), year: undefined, total: '12%c', totals: 3 })
    const [head, line] = ['chiffre;annee;valeur', 'Emplois;MMXXII;12,5']
    const csv = fileOf(`${head}\n${line}\n`, 'text/csv')
    const said = await warnings(async () => {
      for (const [src, state] of [
        [wrong, 'error'],
        [incomplete, 'ready'],
        [csv, 'ready'],
        ['http://[', 'error'],
        [fileWith(figure()), 'ready'],
      ] as const) {
        const element = await showFile(src, state)
        for (let count = 0; count < 2; count++) {
          await new Promise((resolve) => setTimeout(resolve, 50))
          element.requestUpdate()
        }
      }
    })
    expect(said).to.deep.equal([
      `<ess-figures> ${wrong}\ntitle must be a text, in French, in English or in both`,
      [
        `<ess-figures> ${incomplete.slice(0, 200)}…`,
        'figures[0].year is missing: a number of four digits, without quotes, such as 2022',
        // Or the console would take it for an order.
        'figures[0].total must be a number, zero or more, without quotes and without spaces or commas, such as 12500.5; it is "12%%c"',
        'figures[0].totals is no field that is known',
      ].join('\n'),
      [
        `<ess-figures> ${csv}`,
        'line 2, unit (no column unit) is missing: a text that says what is counted, such as “jobs” or “% of jobs”',
        'line 2, column "annee" (year) must be a number of four digits, such as 2022; it is "MMXXII"',
        'line 2, perimeter (no column perimeter) is missing: a text that says which territory and what is counted, such as “France, employing organisations”',
        'line 2, source (no column source) is missing: the name of the source, with its address in another column',
        'line 2, part.label (no column part) is missing: a text, which a part without a family needs',
      ].join('\n'),
      '<ess-figures> no address in src="http://["',
    ])
  })

  it('is in English where the page is, entirely', async () => {
    const element = await tell('ess-figures', stories.English)
    expect(words(element)).to.contain('The perimeters differ: A is about “France, salaried jobs of the ESS”, B')
    expect(words(element)).to.contain('The years differ: A is of 2019, B of 2022.')
    expect(words(element)).to.contain('Commercial companies not published not in this source')
    expect(words(element)).to.contain('each bar begins where the one before ends. Rounded, the parts add up to 99%.')
    expect(all(element, 'th:first-child').map(({ textContent }) => oneSpace(textContent)))
      .to.include('Item')
      .and.include('Family')
    expect(words(element)).to.contain('120,749').and.to.contain('70%')
    expect(words(element)).to.contain('the parts add up to 2,573,893, and the published total is 2,600,000.')
    expect(words(element)).not.to.match(/[«»]|famille|emplois|Année|Périmètre|parts ne|Copier|non communiqué/)
  })

  it('shows hostile texts as texts, within the card', async () => {
    const element = await tell('ess-figures', stories.Hostile)
    expect(all(element, 'img, script, a b')).to.deep.equal([])
    expect(window).not.to.have.property('hacked')
    const { right } = element.getBoundingClientRect()
    for (const node of all(element, 'bdi, td, svg, dd'))
      expect(node.getBoundingClientRect().right).to.be.at.most(right + 1)
  })

  it('leaves each text its own direction', async () => {
    const element = await tell('ess-figures', stories.RightToLeft)
    for (const text of all(element, '[part=label] bdi, tbody bdi, .notes bdi, [part=facts] bdi')) {
      expect(getComputedStyle(text).unicodeBidi).to.equal('isolate')
      expect(text.matches(':dir(rtl)') || /France/.test(text.textContent), text.textContent).to.equal(true)
    }
  })

  it('stays within a phone, and within large text, its words never smaller than the text around', async () => {
    for (const story of [stories.Narrow, stories.LargeText]) {
      const element = await tell('ess-figures', story)
      const { right } = element.getBoundingClientRect()
      for (const node of all(element, 'table, .picture, select, dl, svg, td'))
        expect(node.getBoundingClientRect().right, node.outerHTML.slice(0, 80)).to.be.at.most(right)
      const size = (node: Element) => parseFloat(getComputedStyle(node).fontSize)
      for (const node of all(element, '.picture *, table *'))
        expect(size(node)).to.be.at.least(size(all(element, '.card')[0]!))
    }
  })

  it('lays table and picture side by side where there is room, and one under the other where there is not', async () => {
    const tops = (element: EssFigures) => all(element, '.twins')[0]!.children as unknown as [Element, Element]
    const element = await tell('ess-figures', stories.Whole)
    element.parentElement!.style.inlineSize = '900px'
    const [table, picture] = tops(element)
    expect(picture.getBoundingClientRect().left).to.be.above(table.getBoundingClientRect().right)
    element.parentElement!.style.inlineSize = '400px'
    expect(picture.getBoundingClientRect().top).to.be.at.least(table.getBoundingClientRect().bottom)
  })

  it('takes its level among the headings of the page', async () => {
    const element = await showFile(fileWith(figure()), 'ready', { 'heading-level': '5' })
    expect(all(element, '[role=heading]').map(({ ariaLevel }) => ariaLevel)).to.deep.equal(['5', '6'])
    element.setAttribute('heading-level', '6')
    await element.updateComplete
    expect(all(element, '[role=heading]').map(({ ariaLevel }) => ariaLevel)).to.deep.equal(['3', '4'])
  })

  it('shows another file when the page names another, and forgets what was beside', async () => {
    const element = await showFile(printed)
    await compare(element)
    element.src = fileWith(figure({ parts: [esus, ...figure().parts] }))
    await until(() => rowsOf(element).at(-1)?.includes('ESUS'))
    expect(all(element, '[part=comparison]')).to.deep.equal([])
    element.src = null
    await reach(element, 'error')
  })

  it('stores nothing, and asks for its file alone', async () => {
    localStorage.clear()
    const asked: string[] = []
    const { fetch } = window
    window.fetch = (input, init) => {
      asked.push(`${input as string} ${init?.credentials}`)
      return fetch(input, init)
    }
    try {
      const src = fileWith(figure({ year: 1999 }))
      await copy(await showFile(src))
      expect(asked).to.deep.equal([`${src} omit`])
      expect([Object.keys(localStorage), document.cookie]).to.deep.equal([[], ''])
    } finally {
      window.fetch = fetch
    }
  })

  it(
    'prints its numbers with the address of their source, and no control',
    needing('print', async () => {
      const element = await tell('ess-figures', stories.Compared)
      await emulateMedia({ media: 'print' })
      try {
        expect(all(element, 'button, select').filter((node) => node.checkVisibility())).to.deep.equal([])
        const link = all(element, '[part=source] a')[0] as HTMLAnchorElement
        // Firefox tells the rule, others what comes of it.
        const address = getComputedStyle(link, '::after').content.replace('attr(href)', link.href)
        expect(address).to.contain('https://avise.org/')
        expect(getComputedStyle(all(element, 'tr')[0]!).breakInside).to.equal('avoid')
      } finally {
        await emulateMedia({ media: 'screen' })
      }
    }),
  )
})
