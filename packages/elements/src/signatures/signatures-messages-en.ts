import type { SignaturesMessages } from './signatures-messages.ts'

export const en: SignaturesMessages = {
  language: 'en',

  title: 'Signatures',
  loading: 'Loading…',
  unavailable: 'Signatures cannot be shown for now.',
  retry: 'Try again',
  draft: 'This consultation is not open yet.',
  closed: 'This consultation is closed: the text can no longer be signed.',

  live: 'Live',
  stale: (time) => `Not live since ${time}: here is what was known then.`,
  tooFew: 'Too few signatures to show their number.',

  count: { one: '# signature', other: '# signatures' },
  reserved: (reservations) => ({
    one: `# signature, of which ${reservations} with a reservation`,
    other: `# signatures, of which ${reservations} with a reservation`,
  }),
  goal: (share) => ({
    one: `Goal: # signature, ${share} so far.`,
    other: `Goal: # signatures, ${share} so far.`,
  }),
  reached: {
    one: 'The goal of # signature is reached.',
    other: 'The goal of # signatures is reached.',
  },
  now: { one: 'There is now # signature.', other: 'There are now # signatures.' },

  persons: 'People',
  organisations: 'Organisations',
  channels: { web: 'On the web', room: 'In the room', paper: 'On paper' },
  earlier: {
    one: '# signature is on an earlier version of the text.',
    other: '# signatures are on an earlier version of the text.',
  },

  latest: 'Latest published names',
  organisation: 'Organisation',
  association: 'Association',
  cooperative: 'Cooperative',
  mutual: 'Mutual society',
  foundation: 'Foundation',
  commercial: 'Commercial company',
  none: 'Outside these families',
}
