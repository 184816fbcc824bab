import type { WallMessages } from './wall-messages.ts'

export const en: WallMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The contributions cannot be shown at the moment.',
  retry: 'Try again',
  draft: 'This consultation is not open yet.',
  closed: 'This consultation is closed: this is what was published in it.',
  empty: 'Nothing is published for now. Contributions appear here as soon as they have been read.',
  emptyKind: 'No contribution of this sort for now.',

  live: 'Live',
  stale: (time) => `Not live since ${time}: this is what was published then.`,
  pause: 'Pause',
  resume: 'Resume',
  resumeAt: { one: 'Show # new contribution', other: 'Show # new contributions' },
  came: { one: '# new contribution', other: '# new contributions' },

  filter: 'Show',
  all: 'All',
  vision: 'Vision',
  principle: 'Principle',
  lever: 'Lever',
  brake: 'Obstacle',
  divergence: 'Divergence',

  number: (number) => `No.\xa0${number}`,
  fresh: 'New',
  association: 'Association',
  cooperative: 'Cooperative',
  mutual: 'Mutual society',
  foundation: 'Foundation',
  commercial: 'Commercial company',
  none: 'Outside these families',
  channels: { web: '', room: 'Said in the room', paper: 'Written on paper' },
  people: { one: '# person', other: '# people' },
}
