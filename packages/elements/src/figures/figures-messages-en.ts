import type { FiguresMessages } from './figures-messages.ts'

export const en: FiguresMessages = {
  language: 'en',

  title: 'Figures',
  loading: 'Loading…',
  unavailable: 'Figures cannot be shown for now.',
  retry: 'Try again',
  empty: 'No figure is published here for now.',
  unnamed: (number) => `Figure ${number}`,
  notShown: 'This figure is not shown: its data must be completed or corrected.',

  year: 'Year',
  unit: 'Unit',
  perimeter: 'Perimeter',
  source: 'Source',

  part: 'Item',
  family: 'Family',
  share: 'Share of the total',
  total: 'Published total',
  sum: 'Sum of the parts',
  notGiven: 'not published',
  overlapping: 'Already in the parts above: not added to them',

  noClaim: 'These parts do not make a whole: each is read by itself.',
  overlap: (name) => `Not presented as 100%: “${name}” is already in other parts, and would count twice.`,
  unknownValue: (name) => `Not presented as 100%: the value of “${name}” is not published.`,
  tooFew: 'Not presented as 100%: that takes at least two parts.',
  notHundred: (sum) => `Not presented as 100%: the parts add up to ${sum}.`,
  notTotal: (sum, total) => `Not presented as 100%: the parts add up to ${sum}, and the published total is ${total}.`,
  stairs: (width) => `The whole width is ${width}: each bar begins where the one before ends.`,
  nearHundred: (sum) => `Rounded, the parts add up to ${sum}.`,
  nearTotal: (sum, total) => `The parts add up to ${sum}, and the published total is ${total}.`,

  association: 'Associations',
  cooperative: 'Cooperatives',
  mutual: 'Mutual societies',
  foundation: 'Foundations',
  commercial: 'Commercial companies',
  none: 'Outside these families',
}
