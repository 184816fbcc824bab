import type { ResultsMessages } from './results-messages.ts'

export const en: ResultsMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The results cannot be shown for now.',
  retry: 'Try again',

  live: 'Live',
  stale: (time) => `Live updates have been interrupted since ${time}: here is what was known then.`,
  draft: 'This consultation is not open yet.',
  final: (day) => `Results published at the close, on ${day}: they will not change any more.`,
  asOf: (day) => `Results as published on ${day}.`,
  open: 'Families are published in batches of at least five people, so that nobody can be recognised.',
  atClose: 'Results by family will be published at the close.',
  never: 'This consultation does not publish its results here.',

  headings: { shared: 'What we share', divergent: 'Where we diverge', unsettled: 'Not settled yet' },
  none: {
    shared: 'Nothing is established as shared by all the families that spoke.',
    divergent: 'No divergence is established.',
    unsettled: 'Everything is settled.',
  },
  unsettled: 'Not settled',
  why: 'Not established: what can be seen may still come from chance, given the number of answers and of principles.',
  sum: {
    shared: { zero: 'No principle is shared.', one: '# principle is shared.', other: '# principles are shared.' },
    refused: {
      one: '# is rejected by all the families that spoke.',
      other: '# are rejected by all the families that spoke.',
    },
    divergent: { zero: 'No principle divides.', one: '# principle divides.', other: '# principles divide.' },
    unsettled: { zero: '', one: '# principle is not settled.', other: '# principles are not settled.' },
  },
  people: {
    one: '# person answered; this is not a representative survey.',
    other: '# people answered; this is not a representative survey.',
  },
  atLeast: {
    one: '# person or more answered; this is not a representative survey.',
    other: '# people or more answered; this is not a representative survey.',
  },
  nothing: 'No results are published yet; this will not be a representative survey.',
  interval: 'Share of people who agree; the line is what the number of answers leaves open (90% interval)',

  common: { one: 'Common to the # family that spoke.', other: 'Common to the # families that spoke.' },
  commonNuanced: {
    one: 'Common to the # family that spoke, not with the same strength.',
    other: 'Common to the # families that spoke, not with the same strength.',
  },
  rejected: { one: 'Rejected by the # family that spoke.', other: 'Rejected by the # families that spoke.' },
  rejectedNuanced: {
    one: 'Rejected by the # family that spoke, not with the same strength.',
    other: 'Rejected by the # families that spoke, not with the same strength.',
  },
  opposed: (more, less, least) => ({
    one: `Families stand opposed: ${least}# point between ${more} and ${less}, on either side of one half.`,
    other: `Families stand opposed: ${least}# points between ${more} and ${less}, on either side of one half.`,
  }),
  divergent: (more, less, least) => ({
    one: `Families diverge: ${least}# point between ${more} and ${less}.`,
    other: `Families diverge: ${least}# points between ${more} and ${less}.`,
  }),
  least: 'at least ',
  split: 'Split: each family is cut in two.',
  undecided: 'Neither common nor divergent.',
  missing: {
    one: 'About # more answer of one family would tell.',
    other: 'About # more answers of one family would tell.',
  },
  insufficient: 'Fewer than two families have enough answers to conclude.',
  tooFew: (families) => `Too few answers to be shown: ${families}.`,
  channelsOf: 'All families together, by channel.',
  noChannels: 'Channels are not told apart here: they are at the close, where that gives nobody away.',
  apart: (more, less, least) => ({
    one: `Gap: ${least}# point between ${more} and ${less}.`,
    other: `Gap: ${least}# points between ${more} and ${less}.`,
  }),
  overlap: 'Their intervals overlap: it may be chance.',
  notBoth: 'One of the two families does not have enough answers.',

  groups: {
    association: 'associations',
    cooperative: 'cooperatives',
    mutual: 'mutual societies',
    commercial: 'commercial companies',
    foundation: 'foundations',
    none: 'outside these families',
    unstated: 'no family given',
    web: 'online',
    room: 'in the room',
    paper: 'on paper',
  },
}
