import type { VoteMessages } from './vote-messages.ts'

export const en: VoteMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The vote cannot be shown for now.',
  retry: 'Try again',
  draft: 'This consultation is not open yet.',
  closed: 'This consultation is closed.',

  opinion: 'Your opinion',
  agree: 'Agree',
  disagree: 'Disagree',
  pass: 'Pass',
  progress: (position, total) => `Principle ${position} of ${total}`,
  previous: 'Previous principle',
  next: 'Next principle',
  summary: 'See my votes',

  sending: 'Sending your vote…',
  recorded: 'Vote recorded.',
  removed: 'Vote removed.',
  change: 'Change',
  changing: 'Choose your new answer.',
  withdraw: 'Remove my vote',
  superseded: 'A more recent choice was kept.',
  kept: 'Kept on this device, not yet received.',
  unsent: 'Not yet received. Keep this page open.',
  refused: 'Vote not recorded.',
  yours: (choice) => `Your answer: ${choice}.`,
  votes: { one: '# vote', other: '# votes' },
}
