import type { PluralForms } from '../shared/plural.ts'
import type { ResultsMessages } from './results-messages.ts'

/** The words of what comes later: what is looked at, the numbers of a principle, and what one takes away. */
export interface LaterMessages {
  look: string
  all: string
  channels: string
  two: string
  first: string
  second: string
  unfold: string
  fold: string
  copy: string
  copied: string
  notCopied: string
  saveSvg: string
  savePng: string
  print: string

  table: (statement: string) => string
  group: string
  agree: string
  disagree: string
  pass: string
  people: PluralForms
  answers: string
  everybody: string
  between: (low: string, high: string) => string
  range: (low: string, high: string) => string
  atLeast: (share: string) => string
  atMost: (share: string) => string
  nobodyShown: string
  bars: string
  reasons: string
  number: (number: string) => string
  principle: string
  sentence: string
}

export const laterMessages: Record<ResultsMessages['language'], LaterMessages> = {
  fr: {
    look: 'Regarder',
    all: 'Toutes les familles',
    channels: 'Par canal',
    two: 'Deux familles',
    first: 'Première famille',
    second: 'Seconde famille',
    unfold: 'Tout ouvrir',
    fold: 'Tout fermer',
    copy: 'Copier en CSV',
    copied: 'Résultats copiés en CSV.',
    notCopied: 'Ce navigateur ne permet pas de copier ici.',
    saveSvg: 'Image SVG',
    savePng: 'Image PNG',
    print: 'Imprimer',

    table: (statement) => `Réponses à\xa0: ${statement}`,
    group: 'Groupe',
    agree: 'D’accord',
    disagree: 'Pas d’accord',
    pass: 'Passent',
    people: { one: '# réponse', many: '# de réponses', other: '# réponses' },
    answers: 'Réponses',
    everybody: 'ensemble',
    between: (low, high) => `entre ${low} et ${high}`,
    range: (low, high) => `${low} à ${high}`,
    atLeast: (share) => `≥\xa0${share}`,
    atMost: (share) => `≤\xa0${share}`,
    nobodyShown: 'Aucun groupe n’a assez de réponses pour être montré.',
    bars: 'À gauche pas d’accord, à droite d’accord\xa0; à part, les personnes qui passent.',
    reasons: 'Pourquoi certains ne sont pas d’accord',
    number: (number) => `contribution n°\xa0${number}`,
    principle: 'Principe',
    sentence: 'Constat',
  },
  en: {
    look: 'Look at',
    all: 'All families',
    channels: 'By channel',
    two: 'Two families',
    first: 'First family',
    second: 'Second family',
    unfold: 'Open all',
    fold: 'Close all',
    copy: 'Copy as CSV',
    copied: 'Results copied as CSV.',
    notCopied: 'This browser does not allow copying here.',
    saveSvg: 'SVG picture',
    savePng: 'PNG picture',
    print: 'Print',

    table: (statement) => `Answers to: ${statement}`,
    group: 'Group',
    agree: 'Agree',
    disagree: 'Disagree',
    pass: 'Pass',
    people: { one: '# answer', other: '# answers' },
    answers: 'Answers',
    everybody: 'together',
    between: (low, high) => `between ${low} and ${high}`,
    range: (low, high) => `${low} to ${high}`,
    atLeast: (share) => `≥ ${share}`,
    atMost: (share) => `≤ ${share}`,
    nobodyShown: 'No group has enough answers to be shown.',
    bars: 'Disagree on the left, agree on the right; apart, those who pass.',
    reasons: 'Why some disagree',
    number: (number) => `contribution no. ${number}`,
    principle: 'Principle',
    sentence: 'Finding',
  },
}
