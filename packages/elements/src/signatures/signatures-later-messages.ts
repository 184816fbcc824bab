import type { PluralForms } from '../shared/plural.ts'
import type { SignaturesMessages } from './signatures-messages.ts'

/** The words of what comes later: the public list. */
interface LaterMessages {
  all: PluralForms
  search: string
  reading: string
  found: PluralForms
  more: PluralForms
  byArticle: string
}

export const laterMessages: Record<SignaturesMessages['language'], LaterMessages> = {
  fr: {
    all: { one: 'Voir le nom publié', many: 'Voir les # de noms publiés', other: 'Voir les # noms publiés' },
    search: 'Chercher un nom',
    reading: 'La liste arrive…',
    found: { one: '# nom', many: '# de noms', other: '# noms' },
    more: {
      one: '# autre nom\xa0: précisez la recherche pour le voir.',
      many: '# d’autres noms\xa0: précisez la recherche pour les voir.',
      other: '# autres noms\xa0: précisez la recherche pour les voir.',
    },
    byArticle: 'Réserves, par article',
  },
  en: {
    all: { one: 'See the published name', other: 'See the # published names' },
    search: 'Search for a name',
    reading: 'The list is coming…',
    found: { one: '# name', other: '# names' },
    more: {
      one: '# other name: search more precisely to see it.',
      other: '# other names: search more precisely to see them.',
    },
    byArticle: 'Reservations, by article',
  },
}
