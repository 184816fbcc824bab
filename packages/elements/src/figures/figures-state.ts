import type { FaultyFigure, FiguresState as Known, WholeFigure } from '@ess-widgets/client/figures-file.js'
import type { FigurePart } from '@ess-widgets/contract'
import { numbersIn } from '../shared/plural.ts'
import type { Words } from '../shared/widget.ts'
import type { FiguresMessages } from './figures-messages.ts'

/** `empty`: the file can be read, and holds no figure. */
export type FiguresState = 'loading' | 'ready' | 'empty' | 'error'

/** All that shows of the figures. */
export interface FiguresView extends Words<FiguresMessages> {
  readonly known: Known
  readonly state: FiguresState
  readonly level: number
  /** What comes later, once it is there. */
  more?: More | undefined
}

/** What nobody needs to read a figure. */
export interface More {
  /** What a figure that is not whole lacks. */
  readonly faults: (figure: FaultyFigure) => unknown
  /** The choice of another figure to put beside that one, and both once it is made. */
  readonly comparison: (figure: WholeFigure, index: number) => unknown
  readonly copy: unknown
}

/** A part as it shows. Places are in percent of the width of the picture. */
export interface Row {
  readonly part: FigurePart
  readonly name: string
  /** What the source says, in words. */
  readonly value: string
  /** Of a whole: how much of it this is, in words. */
  readonly share: string
  readonly from: number
  readonly length: number
}

/** A figure as it shows. */
export interface Arranged {
  readonly rows: readonly Row[]
  /** Parts that are counted in others too. */
  readonly apart: readonly Row[]
  /** Whether its parts are drawn as 100 %. */
  readonly isWhole: boolean
  /** Whether its values are percentages. */
  readonly isPercent: boolean
  /** Why its parts are not drawn as 100 %. */
  readonly refusal: string
  readonly sum: number
  /** Of a whole: how wide it is, and what rounding left of 100 % or of the total, in words. */
  readonly width: string
  readonly rounded: string
  readonly format: (value: number | null) => string
}

const isEsus = ({ label }: FigurePart) => !!label && /\besus\b/i.test(`${label.fr} ${label.en}`)

/** In points of percentages, and in percent of a total: what rounding may take away or add. */
const tolerance = 1
/** What sums of decimals may be wrong by. */
const dust = 1e-9

const percents: Record<string, Intl.NumberFormat> = {}
/** Percentages are shown as they are printed: 0.5 % is never rounded to 1 %. Browsers do not agree on the space of the French. */
const percentIn = (language: string, share: number) =>
  (percents[language] ??= new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }))
    .format(share)
    .replace(/\s/g, '\u202f')

/** To a thousandth: no screen shows less. */
export const percentOf = (value: number, scale: number) => Math.round((value / scale) * 1e5) / 1e3

const add = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

export const nameOf = (
  { label, family }: Pick<FigurePart, 'label' | 'family'>,
  { text, messages }: Words<FiguresMessages>,
) => (label ? text(label) : messages[family!])

/** What stands above the names of parts. */
export const headOf = (parts: readonly FigurePart[], { family, part }: FiguresMessages) =>
  parts.every(({ family }) => family) ? family : part

export const isInPercent = ({ unit }: WholeFigure) => unit.fr.startsWith('%')

/** Writes the values of a figure. */
export const formatOf = (figure: WholeFigure, { notGiven, language }: FiguresMessages) => {
  const isPercent = isInPercent(figure)
  return (value: number | null) =>
    value === null ? notGiven : isPercent ? percentIn(language, value / 100) : numbersIn(language).whole.format(value)
}

/** Sees what can be drawn of a figure, and never draws 100 % of what is not. */
export function arrange(figure: WholeFigure, words: Words<FiguresMessages>): Arranged {
  const { messages } = words
  const { language } = messages
  const { parts, total, partition } = figure
  const isPercent = isInPercent(figure)
  const format = formatOf(figure, messages)
  // ESUS is an accreditation beside the families: whoever has it is in one of them, whatever a file says, unless the whole
  // figure is about those that have it.
  const isAboutEsus = parts.every(isEsus)
  const apart = parts.filter((part) => part.overlaps || (isEsus(part) && !isAboutEsus))
  const own = parts.filter((part) => !apart.includes(part))
  const values = own.map(({ value }) => value ?? 0)
  const sum = add(values)
  const whole = isPercent ? 100 : (total ?? sum)
  const hidden = apart.find(({ overlaps }) => !overlaps)
  const unknown = own.find(({ value }) => value === null)
  const isOff = Math.abs(sum - whole) > (isPercent ? tolerance : (whole * tolerance) / 100) + dust
  const refusal = !partition
    ? messages.noClaim
    : hidden
      ? messages.overlap(nameOf(hidden, words))
      : unknown
        ? messages.unknownValue(nameOf(unknown, words))
        : values.filter(Boolean).length < 2
          ? messages.tooFew
          : isOff
            ? isPercent
              ? messages.notHundred(format(sum))
              : messages.notTotal(format(sum), format(whole))
            : ''
  const isWhole = !refusal
  const shares = isWhole && !isPercent ? sharesOf(values, whole) : []
  // A whole fills the width. Else percentages are of a hundred, and values of the largest.
  const scale = Math.max(...(isWhole ? [sum, whole] : parts.map(({ value }) => value ?? 0)), isPercent ? 100 : 0, dust)
  const row = (part: FigurePart, share: number | undefined, from: number): Row => ({
    part,
    name: nameOf(part, words),
    value: format(part.value),
    share: share === undefined ? '' : percentIn(language, share),
    from: percentOf(from, scale),
    length: percentOf(Math.min(part.value ?? 0, scale), scale),
  })
  return {
    rows: own.map((part, index) => row(part, shares[index], isWhole ? add(values.slice(0, index)) : 0)),
    apart: apart.map((part) => row(part, undefined, 0)),
    // One figure alone makes no claim that anyone could take for another.
    refusal: parts.length > 1 ? refusal : '',
    isWhole,
    isPercent,
    sum,
    width: percentIn(language, Math.max(1, sum / whole)),
    rounded:
      !isWhole || format(sum) === format(whole)
        ? ''
        : isPercent
          ? messages.nearHundred(format(sum))
          : messages.nearTotal(format(sum), format(whole)),
    format,
  }
}

/**
 * Shares to a tenth of a percent, which add up to what the parts are of the whole: what rounding down leaves goes to those
 * that lost most. What there is never shows as 0 %, for which the largest gives.
 */
function sharesOf(values: readonly number[], whole: number): number[] {
  const exact = values.map((value) => (1000 * value) / whole)
  const tenths = exact.map((share) => share && Math.max(1, Math.floor(share + dust)))
  let left = Math.round(add(exact)) - add(tenths)
  const losses = exact.map((share, index) => ({ index, loss: share - tenths[index]! }))
  for (const { index } of losses.sort((one, other) => other.loss - one.loss)) {
    if (left <= 0) break
    tenths[index]!++
    left--
  }
  tenths[values.indexOf(Math.max(...values))]! += left
  return tenths.map((share) => share / 1000)
}
