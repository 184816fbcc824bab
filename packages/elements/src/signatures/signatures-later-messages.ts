import type { PluralForms } from '../shared/plural.ts'
import type { SignaturesMessages } from './signatures-messages.ts'

/** The words of what comes later: reservations by article, and the public list. */
interface LaterMessages {
  byArticle: string
  /** Of an article that the text of today has not. */
  elsewhere: string

  all: PluralForms
  chosen: string
  search: string
  reading: string
  failed: string
  listed: PluralForms
  found: PluralForms
  noneFound: string
  further: PluralForms
}

export const laterMessages: Record<SignaturesMessages['language'], LaterMessages> = {
  fr: {
    byArticle: 'Nombre de réserves, article par article',
    elsewhere: 'Articles d’une version antérieure',

    all: { one: 'Voir le nom publié', many: 'Voir les # de noms publiés', other: 'Voir les # noms publiés' },
    chosen: 'Ne paraissent ici que les noms dont la publication a été demandée.',
    search: 'Chercher un nom',
    reading: 'La liste arrive…',
    failed: 'La liste ne peut pas s’afficher en entier pour le moment.',
    listed: { one: '# nom', many: '# de noms', other: '# noms' },
    found: { one: '# nom trouvé', many: '# de noms trouvés', other: '# noms trouvés' },
    noneFound: 'Aucun nom ne correspond.',
    further: { one: 'Voir # nom de plus', many: 'Voir # de noms de plus', other: 'Voir # noms de plus' },
  },
  en: {
    byArticle: 'Number of reservations, article by article',
    elsewhere: 'Articles of an earlier version',

    all: { one: 'See the published name', other: 'See the # published names' },
    chosen: 'Only names whose owners asked for them to be published are here.',
    search: 'Search for a name',
    reading: 'The list is coming…',
    failed: 'The list cannot be shown in full for now.',
    listed: { one: '# name', other: '# names' },
    found: { one: '# name found', other: '# names found' },
    noneFound: 'No name matches.',
    further: { one: 'See # more name', other: 'See # more names' },
  },
}
