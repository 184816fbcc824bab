import type { RefusalReason } from '@ess-widgets/contract/vocabulary.js'
import type { PluralForms } from '../shared/plural.ts'
import type { WallMessages } from './wall-messages.ts'

/** The words of what comes later. */
interface LaterMessages extends Record<RefusalReason, string> {
  against: (statement: string) => string
  became: (statement: string) => string
  merged: PluralForms

  others: string
  received: string
  joined: string
}

export const laterMessages: Record<WallMessages['language'], LaterMessages> = {
  fr: {
    against: (statement) => `Pas d’accord avec ce principe\xa0: «\xa0${statement}\xa0»`,
    became: (statement) => `Devenue un principe\xa0: «\xa0${statement}\xa0»`,
    merged: { one: '# autre dit la même chose', other: '# autres disent la même chose' },

    others: 'Les autres contributions',
    received: 'En attente de lecture',
    joined: 'Réunies avec une autre',
    'off-topic': 'Refusées, hors sujet',
    'personal-data': 'Refusées, données personnelles',
    unlawful: 'Refusées, contraires à la loi',
    advertising: 'Refusées, annonces',
    unreadable: 'Refusées, incompréhensibles',
  },
  en: {
    against: (statement) => `Disagrees with this principle: “${statement}”`,
    became: (statement) => `Became a principle: “${statement}”`,
    merged: { one: '# other says the same', other: '# others say the same' },

    others: 'The other contributions',
    received: 'Waiting to be read',
    joined: 'Joined with another',
    'off-topic': 'Refused, off topic',
    'personal-data': 'Refused, personal data',
    unlawful: 'Refused, against the law',
    advertising: 'Refused, advertising',
    unreadable: 'Refused, not understandable',
  },
}
