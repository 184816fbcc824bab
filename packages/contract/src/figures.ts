import { Type, type Static } from 'typebox'
import { exact, LocalizedText, WebAddress } from './text.ts'
import { families } from './vocabulary.ts'

const amount = Type.Number({ minimum: 0 })

/** A part of a figure: a family, which has a name and a shape of its own, or anything that its label names. */
export const FigurePart = exact({
  family: Type.Optional(Type.Enum([...families])),
  label: Type.Optional(
    Type.Unsafe<LocalizedText>({
      ...LocalizedText,
      description: 'Needed without a family; with one, it replaces its name.',
    }),
  ),
  value: Type.Union([amount, Type.Null()], {
    description: 'In the unit of the figure; null where the source gives none: that is told.',
  }),
  overlaps: Type.Optional(
    Type.Boolean({
      description:
        'Whether it is counted in other parts too, as ESUS companies are in families: it is drawn apart, and never added.',
    }),
  ),
  note: Type.Optional(LocalizedText),
})
export type FigurePart = Static<typeof FigurePart>

/** A figure says of when, of what and by whom it is: without a year, a perimeter and a source nothing is drawn. */
export const Figure = exact({
  label: Type.Unsafe<LocalizedText>({
    ...LocalizedText,
    description: 'What is measured. Figures of one label can be put side by side.',
  }),
  unit: Type.Unsafe<LocalizedText>({
    ...LocalizedText,
    description:
      'What is counted, such as jobs. One that begins with % makes percentages of the values: % of ESS jobs.',
  }),
  year: Type.Integer({ minimum: 1000, maximum: 9999, description: 'Of what is measured, not of its publication.' }),
  perimeter: Type.Unsafe<LocalizedText>({
    ...LocalizedText,
    description: 'What is counted and what is not: which territory, which organisations.',
  }),
  source: exact({ name: LocalizedText, url: WebAddress }),
  parts: Type.Array(FigurePart, { minItems: 1 }),
  total: Type.Optional(Type.Unsafe<number>({ ...amount, description: 'As the source prints it.' })),
  partition: Type.Optional(
    Type.Boolean({
      description:
        'Whether the parts add up to a whole, those that overlap left out. Only then are they drawn as 100 %, and only if they do, but for what rounding takes or adds: percentages add up to 100 within 1 point (99 to 101), values to the total, where there is one, within 1 % of it. What is left is told.',
    }),
  ),
})
export type Figure = Static<typeof Figure>

/** Figures of a sector, as a static file holds them. */
export const Figures = exact(
  {
    $schema: Type.Optional(Type.String()),
    title: Type.Optional(LocalizedText),
    figures: Type.Array(Figure),
  },
  {
    $id: 'https://ess-widgets.org/schemas/figures.json',
    description: 'Figures of a sector, each with its year, its perimeter and its source.',
  },
)
export type Figures = Static<typeof Figures>
