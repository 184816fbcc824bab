import type { Heading } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { Messages } from '../shared/widget.ts'
import type { Group } from './results-state.ts'

/** Every sentence about results. A sentence is whole: lists of families are put into it by the language’s own rules. */
export interface ResultsMessages extends Messages {
  loading: string
  unavailable: string
  retry: string

  live: string
  stale: (time: string) => string
  draft: string
  final: (day: string) => string
  asOf: (day: string) => string
  open: string
  atClose: string
  never: string

  headings: Record<Heading, string>
  none: Record<Heading, string>
  unsettled: string
  why: string
  /** Of none, a sentence of its own, or none. */
  sum: Record<Heading, PluralForms & { zero: string }> & { refused: PluralForms }
  people: PluralForms
  atLeast: PluralForms
  nothing: string
  interval: string

  /** By the number of families that spoke. */
  common: PluralForms
  commonNuanced: PluralForms
  rejected: PluralForms
  rejectedNuanced: PluralForms
  /** `least` where the points are so many or more. */
  opposed: (more: string, less: string, least: string) => PluralForms
  divergent: (more: string, less: string, least: string) => PluralForms
  least: string
  split: string
  undecided: string
  missing: PluralForms
  insufficient: string
  tooFew: (families: string) => string
  channelsOf: string
  noChannels: string
  apart: (more: string, less: string, least: string) => PluralForms
  overlap: string
  notBoth: string

  groups: Record<Group, string>
}

export const fr: ResultsMessages = {
  language: 'fr',

  loading: 'Chargement…',
  unavailable: 'Les résultats ne peuvent pas s’afficher pour le moment.',
  retry: 'Réessayer',

  live: 'En direct',
  stale: (time) => `Le direct est interrompu depuis ${time}\xa0: voici ce qui était connu alors.`,
  draft: 'Cette consultation n’est pas encore ouverte.',
  final: (day) => `Résultats publiés à la clôture, le ${day.replace(/^1 /, '1er ')}\xa0: ils ne changeront plus.`,
  asOf: (day) => `Résultats tels que publiés le ${day.replace(/^1 /, '1er ')}.`,
  open: 'Les familles sont publiées par lots de cinq personnes au moins, pour que personne ne soit reconnu.',
  atClose: 'Les résultats par famille seront publiés à la clôture.',
  never: 'Cette consultation ne publie pas ses résultats ici.',

  headings: {
    shared: 'Ce que nous partageons',
    divergent: 'Là où nous divergeons',
    unsettled: 'Pas encore tranché',
  },
  none: {
    shared: 'Rien n’est établi comme partagé par toutes les familles qui se sont exprimées.',
    divergent: 'Aucune divergence n’est établie.',
    unsettled: 'Tout est tranché.',
  },
  unsettled: 'Non tranché',
  why: 'Pas établi\xa0: ce qui se voit peut encore venir du hasard, vu le nombre de réponses et de principes.',
  sum: {
    shared: {
      zero: 'Aucun principe n’est partagé.',
      one: '# principe est partagé.',
      other: '# principes sont partagés.',
    },
    refused: {
      one: '# est refusé par toutes les familles qui se sont exprimées.',
      other: '# sont refusés par toutes les familles qui se sont exprimées.',
    },
    divergent: { zero: 'Aucun principe ne divise.', one: '# principe divise.', other: '# principes divisent.' },
    unsettled: { zero: '', one: '# principe n’est pas tranché.', other: '# principes ne sont pas tranchés.' },
  },
  people: {
    one: '# personne a répondu\u202f; ce n’est pas un sondage représentatif.',
    many: '# de personnes ont répondu\u202f; ce n’est pas un sondage représentatif.',
    other: '# personnes ont répondu\u202f; ce n’est pas un sondage représentatif.',
  },
  atLeast: {
    one: '# personne ou plus a répondu\u202f; ce n’est pas un sondage représentatif.',
    many: '# de personnes ou plus ont répondu\u202f; ce n’est pas un sondage représentatif.',
    other: '# personnes ou plus ont répondu\u202f; ce n’est pas un sondage représentatif.',
  },
  nothing: 'Aucun résultat n’est encore publié\u202f; ce ne sera pas un sondage représentatif.',
  interval:
    'Part des personnes d’accord\u202f; le trait dit ce que le nombre de réponses laisse ouvert (intervalle à 90\u202f%)',

  common: { one: 'Commun à # famille.', other: 'Commun aux # familles qui se sont exprimées.' },
  commonNuanced: {
    one: 'Commun à # famille, pas avec la même force.',
    other: 'Commun aux # familles qui se sont exprimées, pas avec la même force.',
  },
  rejected: { one: 'Refusé par # famille.', other: 'Refusé par les # familles qui se sont exprimées.' },
  rejectedNuanced: {
    one: 'Refusé par # famille, pas avec la même force.',
    other: 'Refusé par les # familles qui se sont exprimées, pas avec la même force.',
  },
  opposed: (more, less, least) => ({
    one: `Les familles s’opposent\xa0: ${least}# point entre ${more} et ${less}, de part et d’autre de la moitié.`,
    other: `Les familles s’opposent\xa0: ${least}# points entre ${more} et ${less}, de part et d’autre de la moitié.`,
  }),
  divergent: (more, less, least) => ({
    one: `Les familles divergent\xa0: ${least}# point entre ${more} et ${less}.`,
    other: `Les familles divergent\xa0: ${least}# points entre ${more} et ${less}.`,
  }),
  least: 'au moins ',
  split: 'Partagé\xa0: chaque famille se coupe en deux.',
  undecided: 'Ni commun, ni divergent.',
  missing: {
    one: 'Environ # réponse de plus d’une famille le dirait.',
    other: 'Environ # réponses de plus d’une famille le diraient.',
  },
  insufficient: 'Moins de deux familles ont assez de réponses pour conclure.',
  tooFew: (families) => `Trop peu de réponses pour être montrées\xa0: ${families}.`,
  channelsOf: 'Toutes familles ensemble, par canal.',
  noChannels: 'Canaux non distingués ici\xa0: ils le sont à la clôture, là où cela ne trahit personne.',
  apart: (more, less, least) => ({
    one: `Écart\xa0: ${least}# point entre ${more} et ${less}.`,
    other: `Écart\xa0: ${least}# points entre ${more} et ${less}.`,
  }),
  overlap: 'Leurs intervalles se recouvrent\xa0: ce peut être le hasard.',
  notBoth: 'L’une des deux familles n’a pas assez de réponses.',

  groups: {
    association: 'associations',
    cooperative: 'coopératives',
    mutual: 'mutuelles',
    commercial: 'entreprises commerciales',
    foundation: 'fondations',
    none: 'hors de ces familles',
    unstated: 'sans famille indiquée',
    web: 'en ligne',
    room: 'en salle',
    paper: 'sur papier',
  },
}
