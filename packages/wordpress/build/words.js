// What an editor reads of each block in the list of blocks. French stands in plugin/languages/ess-widgets-fr_FR.po.

export const words = {
  'ess-agenda': {
    title: 'Programme',
    description: 'The sessions of the seminar by day, with a search and registration.',
    keywords: ['agenda', 'calendar', 'sessions'],
  },
  'ess-contribution': {
    title: 'Workshop contribution',
    description: 'The questions of a workshop, and a form to answer them.',
    keywords: ['form', 'workshop', 'participation'],
  },
  'ess-figures': {
    title: 'Figures',
    description: 'Figures of the sector from a file, each with its year, perimeter and source.',
    keywords: ['numbers', 'chart', 'data'],
  },
  'ess-manifesto': {
    title: 'Text to sign',
    description: 'A political text, and the form that signs it.',
    keywords: ['manifesto', 'petition', 'signature'],
  },
  'ess-results': {
    title: 'Results',
    description: 'What is shared and where families diverge, in sentences, tables and pictures.',
    keywords: ['results', 'vote', 'chart'],
  },
  'ess-signatures': {
    title: 'Signatures',
    description: 'How many have signed the text, and the names of those who wish it.',
    keywords: ['petition', 'signature', 'counter'],
  },
  'ess-vote': {
    title: 'Vote',
    description: 'A principle, three answers, and what everyone answered.',
    keywords: ['vote', 'poll', 'opinion'],
  },
  'ess-wall': {
    title: 'Wall of contributions',
    description: 'What a workshop published, live, on a page or projected in the room.',
    keywords: ['wall', 'workshop', 'live'],
  },
}
