import type { SignaturesMessages } from './signatures-messages.ts'

export const en: SignaturesMessages = {
  language: 'en',

  title: 'Signatures',
  loading: 'Loading…',
  unavailable: 'Signatures cannot be shown for now.',
  retry: 'Try again',
  draft: 'This consultation is not open yet.',
  closed: 'This consultation is closed: the text is signed no more.',

  live: 'Live',
  stale: (time) => `Not live since ${time}: here is what was known then.`,
  tooFew: 'Too few signatures to show their number.',

  count: { one: '# signature', other: '# signatures' },
  reserved: (count, reservations) => `${count}, of which ${reservations} with a reservation`,
  goal: (goal, share) => `Goal: ${goal} signatures, ${share} so far.`,
  reached: (goal) => `The goal of ${goal} signatures is reached.`,
  now: { one: 'There is now # signature.', other: 'There are now # signatures.' },

  persons: 'People',
  organisations: 'Organisations',
  channels: { web: 'On the web', room: 'In the room', paper: 'On paper' },
  earlier: {
    one: '# is on an earlier version of the text.',
    other: '# are on an earlier version of the text.',
  },

  latest: 'Latest published signatures',
  association: 'Association',
  cooperative: 'Cooperative',
  mutual: 'Mutual',
  foundation: 'Foundation',
  commercial: 'Commercial company',
  none: 'No family',
}
