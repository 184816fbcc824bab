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
  published: (day: string) => string

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
  either: (one: string, other: string) => string
  low: string
  high: string
  withheld: string
  nobodyShown: string
  bars: string
  reasons: string
  number: (number: string) => string
  principle: string
  sentence: string

  opinions: string
  exploratory: string
  groupOf: (name: string, share: string) => string
  untold: PluralForms
  leaning: string
  leanTo: string
  leanAgainst: string
  place: (x: string, y: string) => string
  dots: string
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
    published: (day) => `Publié le ${day.replace(/^1 /, '1er ')}.`,

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
    either: (one, other) => `${one} ou ${other}`,
    low: 'D’accord, au moins (90\u202f%)',
    high: 'D’accord, au plus (90\u202f%)',
    withheld:
      'L’ensemble des réponses n’est publié que pour les principes où il ne trahit personne\u202f; le nombre exact de personnes aussi.',
    nobodyShown: 'Aucun groupe n’a assez de réponses pour être montré.',
    bars: 'À gauche pas d’accord, à droite d’accord\xa0; à part, les personnes qui passent.',
    reasons: 'Pourquoi certains ne sont pas d’accord',
    number: (number) => `contribution n°\xa0${number}`,
    principle: 'Principe',
    sentence: 'Constat',

    opinions: 'Groupes d’opinion calculés',
    exploratory:
      'Exploratoire\xa0: un calcul rapproche les personnes qui répondent de la même façon\u202f; un autre ferait d’autres groupes, et il s’en trouve même entre des personnes qui ne diffèrent que par degrés. Ce ne sont pas les familles.',
    groupOf: (name, share) => `Groupe ${name}\xa0: environ ${share} des personnes regroupées par leurs réponses`,
    untold: {
      one: '# groupe de moins de dix personnes n’est pas décrit.',
      other: '# groupes de moins de dix personnes ne sont pas décrits.',
    },
    leaning: 'Vers où penche chaque groupe, et la place de chaque principe sur l’image',
    leanTo: 'Pour',
    leanAgainst: 'Contre',
    place: (x, y) => `place ${x} / ${y}`,
    dots: 'Chaque point est un principe, jamais une personne. Deux points proches reçoivent des réponses qui vont ensemble, deux points opposés des réponses contraires\u202f; au centre, ces axes ne disent rien d’un principe. Les axes n’ont pas de nom\xa0: ce sont ceux le long desquels les personnes diffèrent le plus.',
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
    published: (day) => `Published on ${day}.`,

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
    either: (one, other) => `${one} or ${other}`,
    low: 'Agree, at least (90%)',
    high: 'Agree, at most (90%)',
    withheld:
      'All answers together are published only for principles where they give nobody away; so is the exact number of people.',
    nobodyShown: 'No group has enough answers to be shown.',
    bars: 'Disagree on the left, agree on the right; apart, those who pass.',
    reasons: 'Why some disagree',
    number: (number) => `contribution no. ${number}`,
    principle: 'Principle',
    sentence: 'Finding',

    opinions: 'Computed opinion groups',
    exploratory:
      'Exploratory: a computation brings together people who answer alike; another would make other groups, and there are some even among people who differ by degrees alone. They are not the families.',
    groupOf: (name, share) => `Group ${name}: about ${share} of the people grouped by their answers`,
    untold: {
      one: '# group of fewer than ten people is not described.',
      other: '# groups of fewer than ten people are not described.',
    },
    leaning: 'Which way each group leans, and the place of each principle in the picture',
    leanTo: 'For',
    leanAgainst: 'Against',
    place: (x, y) => `place ${x} / ${y}`,
    dots: 'Each dot is a principle, never a person. Two dots that are close get answers that go together, two that face each other opposite ones; at the centre, these axes say nothing of a principle. The axes have no name: people differ most along them.',
  },
}
