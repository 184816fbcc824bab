import type { FigureField } from '@ess-widgets/client/figures-file.js'
import type { FiguresMessages } from './figures-messages.ts'

/** What is wrong with a field, for who reads the page: that it is missing, or that it is something else. */
type Fault = (isMissing: boolean, part: string) => string

/** The words of what comes later: what a figure lacks, two figures side by side, and the copy. */
interface LaterMessages {
  faults: Record<FigureField, Fault>
  /** A part whose name nobody knows. */
  part: (number: number) => string

  compare: string
  nothing: string
  described: (year: number, perimeter: string) => string
  first: string
  second: string
  samePerimeter: (perimeter: string) => string
  otherPerimeter: (first: string, second: string) => string
  otherYear: (first: number, second: number) => string
  otherUnit: (first: string, second: string) => string
  /** Of a part, or a total, that only the other figure has. */
  absent: string
  beside: string

  copy: string
  copied: string
  notCopied: string
  table: string

  heads: readonly string[]
  yes: string
  no: string
  none: string
}

export const laterMessages: Record<FiguresMessages['language'], LaterMessages> = {
  fr: {
    faults: {
      figure: () => 'Le fichier n’en dit rien.',
      label: (isMissing) => (isMissing ? 'Il manque son titre.' : 'Son titre n’est pas un texte.'),
      unit: (isMissing) => (isMissing ? 'Il manque l’unité.' : 'L’unité n’est pas un texte.'),
      year: (isMissing) => (isMissing ? 'Il manque l’année.' : 'L’année n’est pas un nombre de quatre chiffres.'),
      perimeter: (isMissing) => (isMissing ? 'Il manque le périmètre.' : 'Le périmètre n’est pas un texte.'),
      source: (isMissing) => (isMissing ? 'Il manque la source.' : 'La source n’a pas de nom, ou pas d’adresse.'),
      'source.name': (isMissing) =>
        isMissing ? 'Il manque le nom de la source.' : 'Le nom de la source n’est pas un texte.',
      'source.url': (isMissing) =>
        isMissing ? 'Il manque l’adresse de la source.' : 'L’adresse de la source n’est pas une adresse web complète.',
      parts: () => 'Il manque les valeurs.',
      'part.family': (_, part) => `La famille de «\xa0${part}\xa0» n’est pas de celles que cette page connaît.`,
      'part.label': (isMissing, part) =>
        isMissing ? `«\xa0${part}\xa0» n’a pas de nom.` : `Le nom de «\xa0${part}\xa0» n’est pas un texte.`,
      'part.value': (isMissing, part) =>
        isMissing
          ? `Il manque la valeur de «\xa0${part}\xa0».`
          : `La valeur de «\xa0${part}\xa0» n’est pas un nombre valable.`,
      'part.overlaps': (_, part) => `Il n’est pas clair si «\xa0${part}\xa0» est déjà dans d’autres parts.`,
      'part.note': (_, part) => `La note de «\xa0${part}\xa0» n’est pas un texte.`,
      total: () => 'Le total n’est pas un nombre valable.',
      partition: () => 'Il n’est pas clair si les parts forment un tout.',
    },
    part: (number) => `Poste n°\xa0${number}`,

    compare: 'Mettre à côté',
    nothing: 'Aucun autre chiffre',
    described: (year, perimeter) => `${year}\xa0– ${perimeter}`,
    first: 'A',
    second: 'B',
    samePerimeter: (perimeter) => `Le périmètre est le même pour A et pour B\xa0: «\xa0${perimeter}\xa0».`,
    otherPerimeter: (first, second) =>
      `Les périmètres diffèrent\xa0: A porte sur «\xa0${first}\xa0», B sur «\xa0${second}\xa0». Un écart peut venir de là.`,
    otherUnit: (first, second) =>
      `Les unités diffèrent\xa0: A est en «\xa0${first}\xa0», B en «\xa0${second}\xa0». Les barres de A et de B n’ont donc pas la même échelle.`,
    otherYear: (first, second) => `Les années diffèrent\xa0: A est de ${first}, B de ${second}.`,
    absent: 'absent de cette source',
    beside: 'Les deux chiffres sont côte à côte.',

    copy: 'Copier ces chiffres en CSV',
    copied: 'Les chiffres sont copiés, avec leur année, leur périmètre et leur source.',
    notCopied: 'La copie n’a pas été permise. Voici le tableau, à copier vous-même.',
    table: 'Tableau en CSV',

    heads: [
      'chiffre',
      'unite',
      'annee',
      'perimetre',
      'source',
      'adresse',
      'famille',
      'partie',
      'valeur',
      'recoupe',
      'note',
      'total',
      'partition',
    ],
    yes: 'oui',
    no: 'non',
    none: 'n.d.',
  },
  en: {
    faults: {
      figure: () => 'The file says nothing of it.',
      label: (isMissing) => (isMissing ? 'Its title is missing.' : 'Its title is not a text.'),
      unit: (isMissing) => (isMissing ? 'The unit is missing.' : 'The unit is not a text.'),
      year: (isMissing) => (isMissing ? 'The year is missing.' : 'The year is not a number of four digits.'),
      perimeter: (isMissing) => (isMissing ? 'The perimeter is missing.' : 'The perimeter is not a text.'),
      source: (isMissing) => (isMissing ? 'The source is missing.' : 'The source has no name, or no address.'),
      'source.name': (isMissing) =>
        isMissing ? 'The name of the source is missing.' : 'The name of the source is not a text.',
      'source.url': (isMissing) =>
        isMissing
          ? 'The address of the source is missing.'
          : 'The address of the source is not a complete web address.',
      parts: () => 'The values are missing.',
      'part.family': (_, part) => `The family of “${part}” is none that this page knows.`,
      'part.label': (isMissing, part) =>
        isMissing ? `“${part}” has no name.` : `The name of “${part}” is not a text.`,
      'part.value': (isMissing, part) =>
        isMissing ? `The value of “${part}” is missing.` : `The value of “${part}” is not a valid number.`,
      'part.overlaps': (_, part) => `It is not clear whether “${part}” is in other parts already.`,
      'part.note': (_, part) => `The note of “${part}” is not a text.`,
      total: () => 'The total is not a valid number.',
      partition: () => 'It is not clear whether the parts make a whole.',
    },
    part: (number) => `Item ${number}`,

    compare: 'Put beside it',
    nothing: 'No other figure',
    described: (year, perimeter) => `${year} – ${perimeter}`,
    first: 'A',
    second: 'B',
    samePerimeter: (perimeter) => `The perimeter is the same for A and for B: “${perimeter}”.`,
    otherPerimeter: (first, second) =>
      `The perimeters differ: A is about “${first}”, B about “${second}”. A gap may come from there.`,
    otherUnit: (first, second) =>
      `The units differ: A is in “${first}”, B in “${second}”. So the bars of A and B are not on the same scale.`,
    otherYear: (first, second) => `The years differ: A is of ${first}, B of ${second}.`,
    absent: 'not in this source',
    beside: 'The two figures are side by side.',

    copy: 'Copy these figures as CSV',
    copied: 'The figures are copied, with their year, perimeter and source.',
    notCopied: 'Copying was not allowed. Here is the table, to copy yourself.',
    table: 'Table as CSV',

    heads: [
      'figure',
      'unit',
      'year',
      'perimeter',
      'source',
      'source_url',
      'family',
      'part',
      'value',
      'overlaps',
      'note',
      'total',
      'partition',
    ],
    yes: 'yes',
    no: 'no',
    none: 'n/a',
  },
}
