import type { Results, Span } from '@ess-widgets/contract'
import type { html, svg } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { localeOf } from '../shared/locale.ts'
import type { numbersIn, plural } from '../shared/plural.ts'
import type { sheet } from '../shared/sheet.ts'
import { laterMessages } from './results-later-messages.ts'
import styles from './results-later.styles.ts'
import { pictureOf, toPng, toSvg } from './results-picture.ts'
import { opinionGroups } from './results-opinions.ts'
import type { isHollow, shape, shapes } from './results-plot.ts'
import type { enumerate, sentenceOf } from './results-sentences.ts'
import type { headingOf } from './results-view.ts'
import type { Group, Reading, ResultsView, rowsOf, shareOf } from './results-state.ts'
import { answersOf, opened, toldIn } from './results-table.ts'
import type { EssResults } from './results.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  svg: typeof svg
  announce: typeof announce
  numbersIn: typeof numbersIn
  plural: typeof plural
  sheet: typeof sheet
  shape: typeof shape
  shapes: typeof shapes
  isHollow: typeof isHollow
  sentenceOf: typeof sentenceOf
  headingOf: typeof headingOf
  localeOf: typeof localeOf
  enumerate: typeof enumerate
  rowsOf: typeof rowsOf
  shareOf: typeof shareOf
}

const comparable = [
  'association',
  'cooperative',
  'mutual',
  'commercial',
  'foundation',
  'none',
] as const satisfies Group[]

/** Adds to the view what nobody needs to read the sentences: the numbers, and what one does with the whole. */
export function complete(tag: EssResults, view: ResultsView, tools: Tools): void {
  const { adoptedStyleSheets } = tag.shadowRoot!
  const own = tools.sheet(styles)
  if (!adoptedStyleSheets.includes(own)) adoptedStyleSheets.push(own)
  view.opened = (result) => opened(result, view, tools)
  view.tools = bar(tag, view, tools)
  view.opinions = opinionGroups(view.known.results!, view, tools)
}

const everything = ({ shadowRoot }: EssResults) => [...shadowRoot!.querySelectorAll('details')]

/** Opens all that can be opened, or closes it. */
export function unfold(tag: EssResults, isOpen: boolean): void {
  for (const details of everything(tag)) details.open = isOpen
}

/** What was closed before it was opened for paper. */
const closed = new WeakMap<EssResults, HTMLDetailsElement[]>()

/** On paper nothing can be opened: all is, as long as it is printed. */
export function handlePaper(tag: EssResults, { type }: Event): void {
  if (type === 'beforeprint') {
    closed.set(
      tag,
      everything(tag).filter(({ open }) => !open),
    )
    unfold(tag, true)
  } else for (const details of closed.get(tag) ?? []) details.open = false
}

function bar(tag: EssResults, view: ResultsView, tools: Tools) {
  const { html } = tools
  const { messages, reading } = view
  const { principles, isFinal } = view.known.results!
  const said = laterMessages[messages.language]
  const kind = typeof reading === 'string' ? reading : 'two'
  const pair = typeof reading === 'string' ? (['association', 'cooperative'] as const) : reading
  const handleKind = ({ target }: Event) => {
    const { value } = target as HTMLSelectElement
    tag.reading = value === 'two' ? pair : (value as Reading)
  }
  const handlePair =
    (place: 0 | 1) =>
    ({ target }: Event) => {
      const chosen = (target as HTMLSelectElement).value as Group
      // The one that was there takes the place of the one that left it.
      const other = pair[1 - place] === chosen ? pair[place]! : pair[1 - place]!
      tag.reading = place ? [other, chosen] : [chosen, other]
    }
  const family = (place: 0 | 1, label: string) =>
    html`<label class="small">
      ${label}
      <select name=${place ? 'second' : 'first'} @input=${handlePair(place)}>
        ${comparable.map((each) => html`<option value=${each} ?selected=${pair[place] === each}>${messages.groups[each]}</option>`)}
      </select>
    </label>`
  const press = ({ target }: Event) => void act(tag, (target as HTMLButtonElement).name, view, tools)
  return html`<div class="tools" part="tools">
    <div class="row looking">
      <label class="small">
        ${said.look}
        <select name="reading" @input=${handleKind}>
          <option value="families" ?selected=${kind === 'families'}>${said.all}</option>
          <option value="two" ?selected=${kind === 'two'}>${said.two}</option>
          ${principles.some(({ channels }) => channels?.length) ? html`<option value="channels" ?selected=${kind === 'channels'}>${said.channels}</option>` : ''}
        </select>
      </label>
      ${kind === 'two' ? [family(0, said.first), family(1, said.second)] : ''}
    </div>
    <div class="row small actions">
      ${Object.entries({
        unfold: said.unfold,
        fold: said.fold,
        csv: said.copy,
        svg: said.saveSvg,
        png: said.savePng,
        print: said.print,
      }).map(([name, words]) => html`<button name=${name} @click=${press}>${words}</button>`)}
    </div>
    <p class="notice" ?hidden=${!copied.has(tag)}>${copied.get(tag)}</p>
    <p class="small" ?hidden=${!isFinal || principles.every(({ total }) => total)}>${said.withheld}</p>
  </div>`
}

/** What came of the last copy. */
const copied = new WeakMap<EssResults, string>()

async function act(tag: EssResults, name: string, view: ResultsView, tools: Tools): Promise<void> {
  const said = laterMessages[view.messages.language]
  const results = view.known.results!
  if (name === 'unfold' || name === 'fold') unfold(tag, name === 'unfold')
  else if (name === 'print') print()
  else if (name === 'csv')
    await navigator.clipboard
      .writeText(csvOf(results, noteOf(tag), view, tools))
      .then(
        () => said.copied,
        () => said.notCopied,
      )
      .then((outcome) => {
        copied.set(tag, outcome)
        tools.announce(outcome)
        tag.requestUpdate()
      })
  else if (name === 'svg' || name === 'png') {
    const picture = pictureOf(results, noteOf(tag), view, tools)
    const drawn =
      name === 'png'
        ? await toPng(picture)
        : new Blob([toSvg(picture, view.text(results.title))], { type: 'image/svg+xml' })
    if (drawn) save(drawn, `${results.consultation}.${name}`)
  }
}

/** How many answered, and that it is no survey: on everything that leaves the page. */
const noteOf = ({ shadowRoot }: EssResults) => shadowRoot!.querySelector<HTMLElement>('[part=people]')!.innerText

/** Where a formula may begin, as `toCsv` of the contract has it, which comes with more than a page needs. */
const formula = /(^|[;\n])(?=(?:[^\S\n]|")*[-=+@\uff1d\uff0b\uff0d\uff20])/g
const cell = (value: string | number) => `"${`${value}`.replace(formula, "$1'").replaceAll('"', '""')}"`

/** What is looked at as a table: a line a principle and group, and what it is not. */
function csvOf({ principles }: Results, note: string, view: ResultsView, tools: Tools): string {
  const { messages, text, reading } = view
  const { language, groups } = messages
  const said = laterMessages[language]
  const percentIn = (share: number) => tools.numbersIn(language).percent.format(share)
  const rows = principles.flatMap((result) => {
    const of = [text(result.statement), tools.sentenceOf(result, view)]
    const numbers = ({ agree, disagree, pass }: Record<'agree' | 'disagree' | 'pass', Span>) =>
      [agree, disagree, pass].map((span) => toldIn(span, language, tools))
    const lines = tools.rowsOf(result, reading).map((row) => {
      const { group, people, support } = row
      return [...of, groups[group], people, ...numbers(row), percentIn(support.low), percentIn(support.high)]
    })
    const { total } = result
    if (total) {
      const all = answersOf(total)
      lines.push([...of, said.everybody, all.people, ...numbers(all)])
    }
    return lines.length ? lines : [of]
  })
  const { principle, sentence, group, answers, agree, disagree, pass, low, high } = said
  const head = [principle, sentence, group, answers, agree, disagree, pass, low, high]
  return [head, ...rows, [note]].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssResults, string>()

/** Says why nothing shows to whoever looks after the page, once. */
export function warn(tag: EssResults): void {
  const { client, consultation, src } = tag
  const fault = client
    ? `${client.url}: ${client.state.problem}`
    : `no address in src="${src ?? ''}" consultation="${consultation ?? ''}" nor <link rel="ess-consultation">`
  if (fault !== warned.get(tag)) console.warn(`<ess-results> ${fault}`, tag)
  warned.set(tag, fault)
}
