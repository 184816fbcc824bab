import { plural, type Messages } from './messages.ts'

const count = plural('en')

const choices = { agree: 'Agree', disagree: 'Disagree', pass: 'Pass' }

const families = {
  association: 'Association',
  cooperative: 'Cooperative',
  mutual: 'Mutual society',
  foundation: 'Foundation',
  commercial: 'Commercial company',
  none: 'No family',
}

export const en: Messages = {
  language: 'en',
  direction: 'ltr',
  typeset: (text) => text,

  loading: 'Loading the consultation…',
  unavailable: 'The vote cannot be shown here for now.',
  retry: 'Try again',

  opinion: 'Your opinion',
  choices,
  progress: (position, total) => `Principle ${position} of ${total}`,
  previous: 'Previous principle',
  next: 'Next principle',
  summary: 'See my votes',

  sending: 'Sending your vote…',
  recorded: 'Vote recorded.',
  removed: 'Vote removed.',
  change: 'Change',
  changing: 'Choose another answer; it will replace the first.',
  remove: 'Remove my vote',
  superseded: 'A more recent choice, made elsewhere, was kept.',
  unsent: 'Your vote has not been sent yet. Keep this page open; it will be sent as soon as possible.',
  removalUnsent:
    'The removal of your vote has not been sent yet. Keep this page open; it will be sent as soon as possible.',
  refused: 'Your vote was not recorded.',
  foreign: 'Your vote is not recorded: this site is not a partner of the consultation.',
  yours: (choice) => `Your answer: ${choices[choice]}.`,
  refusals: { draft: 'This consultation is not open yet.', closed: 'This consultation is closed.' },

  shares: {
    agree: (amount) => `${amount} agree`,
    disagree: (amount) => `${amount} disagree`,
    pass: (amount) => `${amount} pass`,
  },
  votes: (people) => count(people, { one: 'of # vote', other: 'of # votes' }),
  noVotes: 'No votes yet.',
  percent: (share) => `${share}%`,

  family: 'Which family are you from?',
  families,
  familyReason: (minimum) =>
    `Optional. To show where families meet and where they diverge. Never shown for fewer than ${minimum} people.`,
  familyUnstated: 'No answer',
  familyStated: (family) => `Your family: ${families[family]}`,
  familySave: 'Save',
  familySkip: 'Do not answer',
  familyRecorded: 'Answer recorded.',

  end: 'Your votes',
  answered: (answers, total) =>
    `You answered ${count(answers, { one: '# principle', other: '# principles' })} of ${total}.`,
  unanswered: 'No answer',
}
