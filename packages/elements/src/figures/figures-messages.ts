import type { Family } from '@ess-widgets/contract/vocabulary.js'
import type { Messages } from '../shared/widget.ts'

/** Every sentence about figures. A sentence is whole: nothing is assembled from pieces. */
export interface FiguresMessages extends Messages, Record<Family, string> {
  title: string
  loading: string
  unavailable: string
  retry: string
  empty: string
  /** Of a figure that is not whole, whose name nobody may know. */
  unnamed: (number: string) => string
  notShown: string

  year: string
  unit: string
  perimeter: string
  source: string

  /** Above the names of parts; and where each is that of a family. */
  part: string
  family: string
  share: string
  total: string
  sum: string
  notGiven: string
  overlapping: string

  /** Why parts are not drawn as 100 %. */
  noClaim: string
  overlap: (name: string) => string
  unknownValue: (name: string) => string
  tooFew: string
  notHundred: (sum: string) => string
  notTotal: (sum: string, total: string) => string
  /** How parts are drawn as 100 %: the width is a little more where they are. */
  stairs: (width: string) => string
  /** What rounding left of 100 % or of the total. */
  nearHundred: (sum: string) => string
  nearTotal: (sum: string, total: string) => string
}

export const fr: FiguresMessages = {
  language: 'fr',

  title: 'Les chiffres',
  loading: 'Chargement…',
  unavailable: 'Les chiffres ne peuvent pas s’afficher pour le moment.',
  retry: 'Réessayer',
  empty: 'Aucun chiffre n’est publié ici pour le moment.',
  unnamed: (number) => `Chiffre n°\xa0${number}`,
  notShown: 'Ce chiffre n’est pas montré\xa0: ses données sont à compléter ou à corriger.',

  year: 'Année',
  unit: 'Unité',
  perimeter: 'Périmètre',
  source: 'Source',

  part: 'Poste',
  family: 'Famille',
  share: 'Part du total',
  total: 'Total publié',
  sum: 'Somme des parts',
  notGiven: 'non communiqué',
  overlapping: 'Déjà dans les parts ci-dessus\xa0: ne s’y ajoute pas',

  noClaim: 'Ces parts ne forment pas un tout\xa0: chacune se lit seule.',
  overlap: (name) =>
    `Pas de présentation en 100\u202f%\xa0: «\xa0${name}\xa0» est déjà dans d’autres parts, et compterait deux fois.`,
  unknownValue: (name) =>
    `Pas de présentation en 100\u202f%\xa0: la valeur de «\xa0${name}\xa0» n’est pas communiquée.`,
  tooFew: 'Pas de présentation en 100\u202f%\xa0: il y faut au moins deux parts.',
  notHundred: (sum) => `Pas de présentation en 100\u202f%\xa0: la somme des parts est de ${sum}.`,
  notTotal: (sum, total) =>
    `Pas de présentation en 100\u202f%\xa0: la somme des parts est de ${sum}, et le total publié de ${total}.`,
  stairs: (width) => `La largeur entière vaut ${width}\xa0: chaque barre commence où finit la précédente.`,
  nearHundred: (sum) => `Arrondies, les parts font ${sum}.`,
  nearTotal: (sum, total) => `Les parts font ${sum}, et le total publié ${total}.`,

  association: 'Associations',
  cooperative: 'Coopératives',
  mutual: 'Mutuelles',
  foundation: 'Fondations',
  commercial: 'Entreprises commerciales',
  none: 'Hors famille',
}
