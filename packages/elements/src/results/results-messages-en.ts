import type { ResultsMessages } from './results-messages.ts'

export const en: ResultsMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The results cannot be shown for now.',
  retry: 'Try again',

  live: 'Live',
  stale: (time) => `Live updates have been interrupted since ${time}: here is what was known then.`,
  draft: 'This consultation is not open yet.',
  final: 'This consultation is closed: these results will not change any more.',
  asOf: (day) => `Results as published on ${day}.`,
  open: 'Families are published in batches of at least five people, so that nobody can be recognised.',
  atClose: 'Results by family will be published at the close.',
  never: 'This consultation does not publish its results here.',

  headings: { shared: 'What we share', divergent: 'Where we diverge', unsettled: 'Not settled yet' },
  none: {
    shared: 'Nothing is shared yet by all the families that spoke.',
    divergent: 'No divergence is established.',
    unsettled: 'Everything is settled.',
  },
  sum: {
    shared: { one: '# principle is shared.', other: '# principles are shared.' },
    divergent: { one: '# principle divides.', other: '# principles divide.' },
    unsettled: { one: '# principle is not settled.', other: '# principles are not settled.' },
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
  interval: 'Share of people who agree; lines: 90% interval',

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
    one: `Divergent: ${least}# point between ${more} and ${less}, on either side of one half.`,
    other: `Divergent: ${least}# points between ${more} and ${less}, on either side of one half.`,
  }),
  divergent: (more, less, least) => ({
    one: `Divergent: ${least}# point between ${more} and ${less}.`,
    other: `Divergent: ${least}# points between ${more} and ${less}.`,
  }),
  least: 'at least ',
  split: 'Split: each family is cut in two.',
  undecided: 'Not settled yet.',
  missing: {
    one: 'About # more answer of one family would tell.',
    other: 'About # more answers of one family would tell.',
  },
  insufficient: 'Too few answers to say more.',
  tooFew: (families) => `Too few answers to show: ${families}.`,
  channelsOf: 'All families together, by channel.',
  noChannels: 'Channels are published at the close, where there are enough answers.',
  apart: (more, less) => ({
    one: `At least # point apart, between ${more} and ${less}.`,
    other: `At least # points apart, between ${more} and ${less}.`,
  }),
  notBoth: 'One of the two families does not have enough answers.',

  groups: {
    association: 'associations',
    cooperative: 'cooperatives',
    mutual: 'mutual societies',
    commercial: 'commercial companies',
    foundation: 'foundations',
    none: 'outside these families',
    unstated: 'family not stated',
    web: 'online',
    room: 'in the room',
    paper: 'on paper',
  },
}
