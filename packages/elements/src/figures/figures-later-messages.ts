import type { FigureField } from '@ess-widgets/client/figures-file.js'
import type { FiguresMessages } from './figures-messages.ts'

/** What is wrong with a field: that it is missing, or that it is something else, and what would be right. */
type Fault = (isMissing: boolean, part: number) => string

/** The words of what comes later: what a figure lacks, two figures side by side, and the copy. */
interface LaterMessages {
  faults: Record<FigureField, Fault>

  compare: string
  nothing: string
  described: (year: number, perimeter: string) => string
  first: string
  second: string
  samePerimeter: (perimeter: string) => string
  otherPerimeter: (first: string, second: string) => string
  otherUnit: (first: string, second: string) => string
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
      figure: () =>
        'À sa place, le fichier n’a pas d’objet\xa0: il y faut label, unit, year, perimeter, source et parts.',
      label: (isMissing) =>
        isMissing
          ? 'Il manque ce qui est mesuré (label)\xa0: un texte, comme «\xa0Emplois par famille\xa0».'
          : 'Ce qui est mesuré (label) doit être un texte, comme «\xa0Emplois par famille\xa0».',
      unit: (isMissing) =>
        isMissing
          ? 'Il manque l’unité (unit)\xa0: un texte, comme «\xa0emplois\xa0» ou «\xa0%\xa0des emplois\xa0».'
          : 'L’unité (unit) doit être un texte, comme «\xa0emplois\xa0» ou «\xa0%\xa0des emplois\xa0».',
      year: (isMissing) =>
        isMissing
          ? 'Il manque l’année (year)\xa0: un nombre de quatre chiffres, comme 2022.'
          : 'L’année (year) doit être un nombre de quatre chiffres, comme 2022, sans guillemets.',
      perimeter: (isMissing) =>
        isMissing
          ? 'Il manque le périmètre (perimeter)\xa0: un texte qui dit le territoire et ce qui est compté, comme «\xa0France, structures employeuses\xa0».'
          : 'Le périmètre (perimeter) doit être un texte qui dit le territoire et ce qui est compté, comme «\xa0France, structures employeuses\xa0».',
      source: (isMissing) =>
        isMissing
          ? 'Il manque la source (source)\xa0: son nom (name) et l’adresse de sa page (url).'
          : 'La source (source) doit avoir un nom (name) et l’adresse de sa page (url).',
      'source.name': (isMissing) =>
        isMissing
          ? 'Il manque le nom de la source (source.name)\xa0: un texte, comme «\xa0INSEE Première n°\xa01522\xa0».'
          : 'Le nom de la source (source.name) doit être un texte, comme «\xa0INSEE Première n°\xa01522\xa0».',
      'source.url': (isMissing) =>
        isMissing
          ? 'Il manque l’adresse de la source (source.url)\xa0: une adresse web complète, comme https://www.example.org/page.'
          : 'L’adresse de la source (source.url) doit être une adresse web complète, comme https://www.example.org/page.',
      parts: () => 'Il manque les parts (parts)\xa0: une liste d’au moins une part, avec sa valeur.',
      'part.family': (_, part) =>
        `La famille de la part n°\xa0${part} (family) doit être association, cooperative, mutual, foundation, commercial ou none.`,
      'part.label': (isMissing, part) =>
        isMissing
          ? `Il manque le nom de la part n°\xa0${part}\xa0: une famille (family), ou un texte (label).`
          : `Le nom de la part n°\xa0${part} (label) doit être un texte.`,
      'part.value': (isMissing, part) =>
        isMissing
          ? `Il manque la valeur de la part n°\xa0${part} (value)\xa0: un nombre, ou null si la source n’en donne pas.`
          : `La valeur de la part n°\xa0${part} (value) doit être un nombre, zéro ou plus, sans séparateur de milliers.`,
      'part.overlaps': (_, part) => `Le recoupement de la part n°\xa0${part} (overlaps) doit être true ou false.`,
      'part.note': (_, part) => `La note de la part n°\xa0${part} (note) doit être un texte.`,
      total: () => 'Le total (total) doit être un nombre, zéro ou plus, sans séparateur de milliers.',
      partition: () => 'La partition (partition) doit être true, si les parts forment un tout, ou false.',
    },

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
      figure: () => 'In its place the file has no object: it needs label, unit, year, perimeter, source and parts.',
      label: (isMissing) =>
        isMissing
          ? 'What is measured (label) is missing: a text, such as “Jobs by family”.'
          : 'What is measured (label) must be a text, such as “Jobs by family”.',
      unit: (isMissing) =>
        isMissing
          ? 'The unit (unit) is missing: a text, such as “jobs” or “% of jobs”.'
          : 'The unit (unit) must be a text, such as “jobs” or “% of jobs”.',
      year: (isMissing) =>
        isMissing
          ? 'The year (year) is missing: a number of four digits, such as 2022.'
          : 'The year (year) must be a number of four digits, such as 2022, without quotes.',
      perimeter: (isMissing) =>
        isMissing
          ? 'The perimeter (perimeter) is missing: a text that says the territory and what is counted, such as “France, employing organisations”.'
          : 'The perimeter (perimeter) must be a text that says the territory and what is counted, such as “France, employing organisations”.',
      source: (isMissing) =>
        isMissing
          ? 'The source (source) is missing: its name (name) and the address of its page (url).'
          : 'The source (source) must have a name (name) and the address of its page (url).',
      'source.name': (isMissing) =>
        isMissing
          ? 'The name of the source (source.name) is missing: a text, such as “INSEE Première no. 1522”.'
          : 'The name of the source (source.name) must be a text, such as “INSEE Première no. 1522”.',
      'source.url': (isMissing) =>
        isMissing
          ? 'The address of the source (source.url) is missing: a complete web address, such as https://www.example.org/page.'
          : 'The address of the source (source.url) must be a complete web address, such as https://www.example.org/page.',
      parts: () => 'The parts (parts) are missing: a list of at least one part, with its value.',
      'part.family': (_, part) =>
        `The family of part ${part} (family) must be association, cooperative, mutual, foundation, commercial or none.`,
      'part.label': (isMissing, part) =>
        isMissing
          ? `The name of part ${part} is missing: a family (family), or a text (label).`
          : `The name of part ${part} (label) must be a text.`,
      'part.value': (isMissing, part) =>
        isMissing
          ? `The value of part ${part} (value) is missing: a number, or null where the source gives none.`
          : `The value of part ${part} (value) must be a number, zero or more, without thousands separators.`,
      'part.overlaps': (_, part) => `Whether part ${part} overlaps (overlaps) must be true or false.`,
      'part.note': (_, part) => `The note of part ${part} (note) must be a text.`,
      total: () => 'The total (total) must be a number, zero or more, without thousands separators.',
      partition: () => 'The partition (partition) must be true, if the parts make a whole, or false.',
    },

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
