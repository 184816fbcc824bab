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
  final: string
  asOf: (day: string) => string
  open: string
  atClose: string
  never: string

  headings: Record<Heading, string>
  none: Record<Heading, string>
  sum: Record<Heading, PluralForms>
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
  apart: (more: string, less: string) => PluralForms
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
  final: 'Cette consultation est close\xa0: ces résultats ne changeront plus.',
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
    shared: 'Rien n’est encore partagé par toutes les familles exprimées.',
    divergent: 'Aucune divergence n’est établie.',
    unsettled: 'Tout est tranché.',
  },
  sum: {
    shared: { one: '# principe est partagé.', other: '# principes sont partagés.' },
    divergent: { one: '# principe divise.', other: '# principes divisent.' },
    unsettled: { one: '# principe n’est pas tranché.', other: '# principes ne sont pas tranchés.' },
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
  interval: 'Part des personnes d’accord\xa0; traits\xa0: intervalle à 90\xa0%',

  common: { one: 'Commun à # famille exprimée.', other: 'Commun aux # familles exprimées.' },
  commonNuanced: {
    one: 'Commun à # famille exprimée, pas avec la même force.',
    other: 'Commun aux # familles exprimées, pas avec la même force.',
  },
  rejected: { one: 'Refusé par # famille exprimée.', other: 'Refusé par les # familles exprimées.' },
  rejectedNuanced: {
    one: 'Refusé par # famille exprimée, pas avec la même force.',
    other: 'Refusé par les # familles exprimées, pas avec la même force.',
  },
  opposed: (more, less, least) => ({
    one: `Divergent\xa0: ${least}# point entre ${more} et ${less}, de part et d’autre de la moitié.`,
    other: `Divergent\xa0: ${least}# points entre ${more} et ${less}, de part et d’autre de la moitié.`,
  }),
  divergent: (more, less, least) => ({
    one: `Divergent\xa0: ${least}# point entre ${more} et ${less}.`,
    other: `Divergent\xa0: ${least}# points entre ${more} et ${less}.`,
  }),
  least: 'au moins ',
  split: 'Partagé\xa0: chaque famille se coupe en deux.',
  undecided: 'Pas encore tranché.',
  missing: {
    one: 'Environ # réponse de plus d’une famille le dirait.',
    other: 'Environ # réponses de plus d’une famille le diraient.',
  },
  insufficient: 'Trop peu de réponses pour en dire plus.',
  tooFew: (families) => `Trop peu de réponses pour les montrer\xa0: ${families}.`,
  channelsOf: 'Toutes familles ensemble, par canal.',
  noChannels: 'Les canaux sont publiés à la clôture, là où il y a assez de réponses.',
  apart: (more, less) => ({
    one: `# point d’écart au moins, entre ${more} et ${less}.`,
    other: `# points d’écart au moins, entre ${more} et ${less}.`,
  }),
  notBoth: 'L’une des deux familles n’a pas assez de réponses.',

  groups: {
    association: 'associations',
    cooperative: 'coopératives',
    mutual: 'mutuelles',
    commercial: 'entreprises commerciales',
    foundation: 'fondations',
    none: 'hors famille',
    unstated: 'famille non dite',
    web: 'en ligne',
    room: 'en salle',
    paper: 'sur papier',
  },
}
