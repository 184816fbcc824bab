import { serveInMemory } from '@ess-widgets/client/memory'
import { sampleConsultation } from '@ess-widgets/contract/behaviour.js'
import type { Figure, FigurePart } from '@ess-widgets/contract'
import { families } from '@ess-widgets/contract/vocabulary.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-figures.ts'
import type { EssFigures } from './figures.ts'

/** The file of the partner's page: what sources print of the ESS, with what is wrong in it. */
export const printed = new URL('../../../../examples/partner-page/public/figures.json', import.meta.url).href

const avise = {
  name: { fr: 'Avise, d’après ESS France', en: 'Avise, from ESS France' },
  url: 'https://avise.org/comprendre-ess/economie-sociale-solidaire-ess-contexte',
}

export const esus: FigurePart = { label: { fr: 'Entreprises agréées ESUS', en: 'ESUS companies' }, value: 2000 }

/** A figure that lacks nothing, but for what is said otherwise. */
export const figure = (changes: Partial<Figure> = {}): Figure => ({
  label: { fr: 'Entreprises de l’ESS par famille', en: 'ESS enterprises by family' },
  unit: { fr: 'entreprises', en: 'enterprises' },
  year: 2022,
  perimeter: { fr: 'France, entreprises qui emploient', en: 'France, enterprises that employ' },
  source: avise,
  parts: [
    { family: 'association', value: 120_749 },
    { family: 'cooperative', value: 23_880 },
    { family: 'mutual', value: 7_329 },
    { family: 'foundation', value: 721 },
  ],
  partition: true,
  ...changes,
})

/** Shares of jobs as they are printed: 0.5 % is the share of enterprises, not of jobs. */
export const printedShares: Partial<Figure> = {
  label: { fr: 'Emplois de l’ESS par famille', en: 'ESS jobs by family' },
  unit: { fr: '% des emplois de l’ESS', en: '% of ESS jobs' },
  parts: [
    { family: 'association', value: 79 },
    { family: 'cooperative', value: 12 },
    { family: 'mutual', value: 5 },
    {
      family: 'foundation',
      value: 0.5,
      note: {
        fr: 'C’est leur part des entreprises, 721 sur 155 000. Leur part des emplois est de 4,7 %.',
        en: 'That is their share of enterprises, 721 of 155,000. Their share of jobs is 4.7%.',
      },
    },
  ],
}

/** A document as the address of a file that holds it. */
export const fileOf = (document: unknown, type = 'application/json') =>
  `data:${type},${encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document))}`

export const title = { fr: 'L’ESS en chiffres', en: 'ESS figures' }

export const fileWith = (...figures: unknown[]) => fileOf({ title, figures })

export const tag = (src: string) =>
  html`<ess-figures src=${src}><a href="https://example.org/chiffres">Les chiffres, sur une autre page</a></ess-figures>`

export const tagIn = (canvas: HTMLElement) => canvas.querySelector('ess-figures')!

/** Resolves once the tag shows that state, and what comes later. */
export async function reach(element: EssFigures, state: EssFigures['state']) {
  await until(() => element.state === state)
  const hasLater = () => element.shadowRoot!.adoptedStyleSheets.length > 2
  await until(() => !/ready|empty/.test(state) || hasLater())
  await element.updateComplete
}

/** Puts another figure beside the first one that has one. */
export async function compare(element: EssFigures, order = 1) {
  const select = element.shadowRoot!.querySelector('select')!
  select.value = `${order}`
  select.dispatchEvent(new Event('input'))
  await element.updateComplete
}

/** Copies, with a clipboard that keeps the text here, or refuses it. */
export async function copy(element: EssFigures, isAllowed = true): Promise<string> {
  let kept = ''
  const { clipboard } = navigator
  const writeText = async (text: string) => {
    if (!isAllowed) throw new Error('not allowed')
    kept = text
  }
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  try {
    element.shadowRoot!.querySelector<HTMLElement>('[name=copy]')!.click()
    await until(() => element.shadowRoot!.querySelector<HTMLElement>('.copy .notice')!.checkVisibility())
  } finally {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })
  }
  await element.updateComplete
  return kept
}

const meta: Meta = {
  title: 'Figures',
  component: 'ess-figures',
  excludeStories: [
    'printed',
    'esus',
    'figure',
    'printedShares',
    'fileOf',
    'title',
    'fileWith',
    'tag',
    'tagIn',
    'reach',
    'compare',
    'copy',
    'table',
  ],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

const arrives =
  (state: EssFigures['state'], happens?: (element: EssFigures) => unknown): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const element = tagIn(canvasElement)
    await reach(element, state)
    await happens?.(element)
    await element.updateComplete
  }

const shown = (src: string, happens?: (element: EssFigures) => unknown): Story => ({
  render: () => tag(src),
  play: arrives('ready', happens),
})

/** What sources print of the ESS: a table and bars a figure, each with its year, its perimeter and its source. */
export const Ready: Story = shown(printed)

/** It is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serveInMemory(sampleConsultation)
    server.fail('silent')
    return tag(server.url)
  },
}

/** A file in which nothing is published yet. */
export const Empty: Story = { render: () => tag(fileWith()), play: arrives('empty') }

/** It cannot be read: what the page put inside the tag shows. */
export const Unavailable: Story = {
  render: () => {
    const server = serveInMemory(sampleConsultation)
    server.fail('offline')
    return tag(server.url)
  },
  play: arrives('error'),
}

/** A file that holds something else. */
export const WrongFile: Story = {
  render: () => tag(fileOf({ title: 2022, figures: [figure()] })),
  play: arrives('error'),
}

/** A page where a file was expected. */
export const NoFile: Story = {
  render: () => tag(fileOf('<!doctype html><title>404</title>', 'text/html')),
  play: arrives('error'),
}

/** Figures without a year, a perimeter or a source show no number, and say what they lack. */
export const Incomplete: Story = shown(
  fileWith(
    { ...figure(), year: undefined },
    { ...figure(), perimeter: '' },
    { ...figure(), source: undefined },
    {
      ...figure(),
      source: { name: 'Avise', url: 'javascript:alert(1)' },
      parts: [{ value: -1 }, { family: 'esus', value: '12' }, { family: 'mutual' }, { label: 'SAS', value: '1,284' }],
    },
    { unit: 'emplois' },
    figure(),
  ),
)

/** Parts that add up to the total within 1 %, and so are drawn as 100 %. */
export const Whole: Story = shown(fileWith(figure({ total: 152_700 })))

/** Every family, and none, that add up without a total. */
export const Families: Story = shown(
  fileWith(
    figure({
      label: { fr: 'Réponses par famille (fictif)', en: 'Answers by family (made up)' },
      unit: { fr: 'réponses', en: 'answers' },
      perimeter: { fr: 'Personnes d’une consultation inventée', en: 'People of a made-up consultation' },
      source: {
        name: { fr: 'Consultation inventée pour l’exemple', en: 'A consultation made up for the example' },
        url: 'https://consultations.example.org',
      },
      parts: families.map((family, index) => ({ family, value: [612, 301, 44, 96, 227, 4][index]! })),
    }),
  ),
)

/** Percentages that add up to 100 within 1. */
export const Percentages: Story = shown(
  fileWith(
    figure({
      label: { fr: 'Entreprises agréées ESUS par famille', en: 'ESUS companies by family' },
      unit: { fr: '% des entreprises agréées', en: '% of accredited companies' },
      parts: [
        { family: 'association', value: 70 },
        { family: 'commercial', value: 19 },
        { family: 'cooperative', value: 10 },
      ],
    }),
  ),
)

/** Families that add up, and ESUS companies, which are in them already: drawn apart. */
export const Apart: Story = shown(
  fileWith(figure({ parts: [...figure().parts, { ...esus, overlaps: true }], total: 152_679 })),
)

/** The same without the word that says so: no 100 %, since the sum of all of it is the printed total, by chance. */
export const Overlap: Story = shown(fileWith(figure({ parts: [...figure().parts, esus], total: 155_000 })))

/** Printed percentages that are not of the same thing. */
export const NotHundred: Story = shown(fileWith(figure(printedShares)))

/** Values that are not all of the total. */
export const NotTotal: Story = shown(fileWith(figure({ total: 155_000 })))

/** A part whose value the source does not give. */
export const UnknownValue: Story = shown(
  fileWith(figure({ parts: [...figure().parts, { family: 'commercial', value: null }] })),
)

/** Parts that nobody says add up; and a figure that has only one. */
export const NoWhole: Story = shown(
  fileWith(
    figure({ partition: false }),
    figure({
      label: { fr: 'Emplois de l’ESS', en: 'ESS jobs' },
      unit: { fr: '% de l’emploi privé', en: '% of private jobs' },
      parts: [{ label: { fr: 'ESS', en: 'ESS' }, value: 14 }],
      partition: false,
    }),
  ),
)

/** Two years side by side, and the difference of perimeter in a sentence. */
export const Compared: Story = shown(printed, (element) => compare(element))

/** Two units: each has a scale of its own, and that is said. */
export const ComparedUnits: Story = shown(
  fileWith(
    figure({ ...printedShares, year: 2022 }),
    figure({
      ...printedShares,
      unit: { fr: 'salariés', en: 'employees' },
      year: 2012,
      parts: [{ family: 'association', value: 1_800_000 }],
      total: 2_300_000,
      partition: false,
    }),
  ),
  (element) => compare(element),
)

/** Copied, with a sentence that says what was. */
export const Copied: Story = shown(fileWith(figure()), (element) => copy(element))

/** Where the browser does not allow it, the table shows. */
export const NotCopied: Story = shown(fileWith(figure()), (element) => copy(element, false))

/** A table as a French spreadsheet writes it. */
export const table = `\ufeffChiffre;Unité;Année;Périmètre;Source;Adresse;Famille;Partie;Valeur;Recoupe;Note;Total;Partition
"Emplois de l’ESS ""par famille""";emplois;2022;France, employeurs;Avise;https://avise.org/;Associations;;"2 000 000";;;2573893;oui
;;;;;;Coopératives;;313 239;;"Une note ;
sur deux lignes";;
;;;;;;Mutuelles;;137738;;;;
;;;;;;Fondations;;122916;;;;
Part des emplois;% de l’emploi privé;2022;France;Avise;https://avise.org/;;ESS;"13,6 %";;;;non
Sans année;emplois;;France;Avise;https://avise.org/;;ESS;1,284;;;;
`

/** A table instead of JSON. */
export const Csv: Story = shown(fileOf(table, 'text/csv'))

/** In English, by the language of the page around it. */
export const English: Story = {
  render: () => html`<div lang="en">${tag(printed)}</div>`,
  play: arrives('ready', (element) => compare(element)),
}

/** Arabic and Hebrew: each text has its own direction. */
export const RightToLeft: Story = shown(
  fileWith(
    figure({
      label: { fr: 'الوظائف حسب العائلة', en: 'الوظائف حسب العائلة' },
      unit: { fr: 'وظيفة', en: 'وظيفة' },
      perimeter: { fr: 'فرنسا (2022)', en: 'فرنسا (2022)' },
      parts: [
        {
          label: { fr: 'تعاونية المثال (1)', en: 'تعاونية المثال (1)' },
          value: 60,
          note: { fr: 'ملاحظة.', en: 'ملاحظة.' },
        },
        { label: { fr: 'שרה כהן', en: 'שרה כהן' }, value: 40 },
      ],
    }),
  ),
)

const hostile = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

/** What tries to be more than a text, or to run over its neighbours. */
export const Hostile: Story = shown(
  fileWith(
    figure({
      label: { fr: hostile, en: hostile },
      unit: { fr: `Z${'\u0310\u0321\u0353'.repeat(20)}`, en: 'x' },
      perimeter: { fr: '\u202eenvers\u202e et la suite', en: 'x' },
      source: { name: { fr: 'É'.repeat(200), en: 'x' }, url: 'https://example.org/"><b>gras</b>' },
      parts: [
        { label: { fr: '=HYPERLINK("https://example.org";"x")', en: 'x' }, value: 9_007_199_254_740_991 },
        { label: { fr: `${'M'.repeat(100)}`, en: 'x' }, value: 0.001 },
        { label: { fr: '@SUM(1)', en: 'x' }, value: 0, note: { fr: '-1+1', en: '-1+1' } },
      ],
    }),
  ),
)

/** On a phone. */
export const Narrow: Story = {
  render: () => html`<div style="inline-size: 320px">${tag(printed)}</div>`,
  play: arrives('ready', (element) => compare(element)),
}

/** With text twice as large. */
export const LargeText: Story = {
  render: () => html`<div style="inline-size: 640px; font-size: 32px; --ess-font-size: 1em">${tag(printed)}</div>`,
  play: arrives('ready', (element) => compare(element)),
}

/** Host CSS that breaks most widgets. */
export const HostileHost: Story = {
  render: () =>
    html`<style>
        .hostile,
        .hostile * {
          all: unset;
          font-size: 10px;
          letter-spacing: 0.3em;
          line-height: 3;
          text-transform: uppercase;
          color: red;
        }
      </style>
      <div class="hostile">${tag(fileWith(figure()))}</div>`,
  play: arrives('ready'),
}

/** In the colours and the shape of a site. */
export const Themed: Story = {
  render: () =>
    html`<div
      style="--ess-accent: #7a2048; --ess-radius: 0; --ess-surface: #fff8f2; --ess-sunken: #f3e4d8; color-scheme: light"
    >
      ${tag(fileWith(figure()))}
    </div>`,
  play: arrives('ready'),
}
