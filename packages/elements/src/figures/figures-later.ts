import type { FaultyFigure, WholeFigure } from '@ess-widgets/client/figures-file.js'
import type * as Csv from '@ess-widgets/contract/csv.js'
import type { html } from 'lit/html.js'
import type { announce } from '../shared/announcer.ts'
import type { sheet } from '../shared/sheet.ts'
import { comparison } from './figures-comparison.ts'
import { laterMessages } from './figures-later-messages.ts'
import styles from './figures-later.styles.ts'
import type { FiguresView, formatOf, headOf, More, nameOf, percentOf } from './figures-state.ts'
import type { cell, fact, named, note, own } from './figures-view.ts'
import type { EssFigures } from './figures.ts'

/** What the tag lends. Imported here too, bundlers would move it, and Lit with it, to one more file for everyone to download. */
export interface Tools {
  html: typeof html
  announce: typeof announce
  sheet: typeof sheet
  toCsv: typeof Csv.toCsv
  cell: typeof cell
  fact: typeof fact
  named: typeof named
  nameOf: typeof nameOf
  headOf: typeof headOf
  note: typeof note
  own: typeof own
  formatOf: typeof formatOf
  percentOf: typeof percentOf
}

/** What a visitor did with the figures of a tag. */
export interface Acts {
  /** The figure beside each. */
  readonly beside: Map<WholeFigure, WholeFigure>
  /** What came of the copy; where it was not allowed, the text to copy by hand. */
  copied?: { readonly isDone: boolean; readonly text: string } | undefined
}
const acts = new WeakMap<EssFigures, Acts>()

/** What nobody needs to read a figure: what one lacks, another beside it, and the copy. */
export function more(tag: EssFigures, view: FiguresView, tools: Tools): More {
  const { adoptedStyleSheets } = tag.shadowRoot!
  const own = tools.sheet(styles)
  if (!adoptedStyleSheets.includes(own)) adoptedStyleSheets.push(own)
  const known = acts.get(tag) ?? { beside: new Map() }
  acts.set(tag, known)
  const whole = view.known.file!.figures.filter(isWhole)
  return {
    faults: (figure) => faults(figure, view, tools),
    comparison: (figure, index) => comparison(tag, figure, index, view, whole, known, tools),
    copy: whole.length ? copy(tag, view, whole, known, tools) : '',
  }
}

const isWhole = (figure: WholeFigure | FaultyFigure): figure is WholeFigure => !figure.faults

function faults({ faults }: FaultyFigure, view: FiguresView, { html, nameOf }: Tools) {
  const { faults: said, part: called } = laterMessages[view.messages.language]
  return html`<ul class="faults">
    ${faults.map(
      ({ field, part = 0, name, isMissing }) =>
        html`<li>${said[field](isMissing, name ? nameOf(name, view) : called(part))}</li>`,
    )}
  </ul>`
}

function copy(
  tag: EssFigures,
  view: FiguresView,
  whole: readonly WholeFigure[],
  known: Acts,
  { html, announce, nameOf, toCsv }: Tools,
) {
  const { messages, text } = view
  const later = laterMessages[messages.language]
  const { copied } = known
  const handleCopy = async () => {
    const rows = whole.flatMap(({ label, unit, year, perimeter, source, parts, total, partition }) =>
      parts.map((part) => [
        text(label),
        text(unit),
        year,
        text(perimeter),
        text(source.name),
        source.url,
        part.family ?? '',
        nameOf(part, view),
        part.value ?? later.none,
        part.overlaps ? later.yes : later.no,
        part.note ? text(part.note) : '',
        total ?? '',
        partition ? later.yes : later.no,
      ]),
    )
    // What is pasted is no file: the mark that begins one would be a letter of the first cell.
    const csv = toCsv([[...later.heads], ...rows]).replace('\ufeff', '')
    const isDone = await navigator.clipboard.writeText(csv).then(
      () => true,
      () => false,
    )
    known.copied = { isDone, text: csv }
    announce(isDone ? later.copied : later.notCopied)
    tag.requestUpdate()
    await tag.updateComplete
    tag.shadowRoot!.querySelector('textarea')?.select()
  }
  return html`<div class="copy" part="copy">
    <button name="copy" @click=${handleCopy}>${later.copy}</button>
    <p class="notice" ?hidden=${!copied}>${copied?.isDone ? later.copied : later.notCopied}</p>
    ${
      copied && !copied.isDone
        ? html`<textarea readonly aria-label=${later.table} .value=${copied.text}></textarea>`
        : ''
    }
  </div>`
}

/** What whoever looks after each page was told. */
const warned = new WeakMap<EssFigures, string>()

/** Says what is wrong to whoever looks after the page, once. */
export function warn(tag: EssFigures) {
  const { client, src } = tag
  const { problem, file } = client?.state ?? { problem: `no address in src="${src ?? ''}"` }
  const lines = [
    problem,
    ...(file?.figures ?? []).flatMap(({ faults = [] }) => faults.map(({ problem }) => problem)),
    ...(file?.unknown ?? []).map((name) => `${name} is no field that is known`),
  ].filter(Boolean)
  // An address may be the file itself. What follows a % would be an order to the console.
  const address = client?.url.replace(/(?<=^.{200}).+/s, '…')
  const said = [address, ...lines].filter(Boolean).join('\n')
  const fault = lines.length ? said.replace(/%+(?=[sdifoOc])/g, '$&$&') : ''
  if (fault && fault !== warned.get(tag)) console.warn(`<ess-figures> ${fault}`, tag)
  warned.set(tag, fault)
}
