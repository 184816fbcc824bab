import type { FiguresMessages } from './figures-messages.ts'

export const en: FiguresMessages = {
  language: 'en',

  title: 'Figures',
  loading: 'Loading…',
  unavailable: 'Figures cannot be shown for now.',
  retry: 'Try again',
  empty: 'No figure is published here for now.',
  unnamed: (number) => `Figure ${number}`,
  notShown: 'This figure is not shown: it is incomplete.',

  year: 'Year',
  unit: 'Unit',
  perimeter: 'Perimeter',
  source: 'Source',

  part: 'Part',
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
  stairs: 'The whole width is 100%: each bar begins where the one before ends.',

  association: 'Associations',
  cooperative: 'Cooperatives',
  mutual: 'Mutual societies',
  foundation: 'Foundations',
  commercial: 'Commercial companies',
  none: 'Outside these families',
}
