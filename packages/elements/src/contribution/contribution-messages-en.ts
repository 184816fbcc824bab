import type { ContributionMessages } from './contribution-messages.ts'

export const en: ContributionMessages = {
  language: 'en',

  loading: 'Loading…',
  unavailable: 'The workshop cannot be shown at the moment.',
  retry: 'Try again',
  draft: 'This consultation is not open yet.',
  closed: 'This consultation is closed.',

  question: 'The question',
  kind: 'Your contribution is',
  vision: 'A vision',
  principle: 'A principle',
  lever: 'A lever',
  brake: 'A brake',
  divergence: 'A divergence',
  about: {
    vision: 'How you see the social and solidarity economy.',
    principle: 'What it must be founded on.',
    lever: 'What moves it forward.',
    brake: 'What holds it back.',
    divergence: 'What you do not agree with.',
  },
  against: 'With which principle? (optional)',
  none: 'No answer',
  text: 'Your text',
  left: { one: '# character left', other: '# characters left' },
  over: { one: '# character too many', other: '# characters too many' },
  you: 'About you (optional)',
  consent: 'I agree to the publication of my contribution, with what it says about me.',
  next: 'The facilitating team reads it first, and tells you here what becomes of it. You can change it until then, and withdraw it at any time.',
  send: 'Send',
  save: 'Save',
  cancel: 'Cancel',

  questionMissing: 'Choose the question you are answering.',
  kindMissing: 'Say what your contribution is.',
  textMissing: 'Write your contribution.',
  consentMissing: 'Without your agreement it cannot be sent.',
  peopleWrong: 'Give a number from 1 to 100.',

  table: (table) => `Table ${table}`,
  offline: 'Without a network everything is kept on this device, and leaves as soon as it can.',
  people: 'Number of people at the table (optional)',
  keptAll: {
    one: '# contribution is waiting on this device.',
    other: '# contributions are waiting on this device.',
  },

  sending: 'Sending…',
  kept: 'Kept on this device, not yet received.',
  unsent: 'Not received yet, and this device does not keep it: leave the page open.',
  refusedAct: 'Contribution not recorded.',
  received: (number) => `Received, receipt ${number}.`,
  withdrawn: 'Withdrawn. Its text is erased.',
  editing: 'You are changing a contribution that was received.',
}
