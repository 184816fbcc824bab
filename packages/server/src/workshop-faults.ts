import type { ConsultationFile, WorkshopEntry } from '@ess-widgets/contract'
import { repeated, type MeaningFault } from './meaning.ts'

/** What is wrong in workshops that have the right form: names used twice, and pages that may not send contributions. */
export function workshopFaults({ workshops = [], partners }: ConsultationFile): MeaningFault[] {
  const origins = new Set(partners.map(({ origin }) => origin))
  return [
    ...repeated(workshops.map(({ id }) => id)).map((index) => ({
      pointer: `/workshops/${index}/id`,
      detail: { fr: 'Chaque atelier a son propre identifiant.', en: 'Each workshop has an id of its own.' },
    })),
    ...workshops.flatMap((workshop, index) => [
      ...questionFaults(workshop, `/workshops/${index}`),
      ...pageFaults(workshop, `/workshops/${index}`, origins),
    ]),
  ]
}

const questionFaults = ({ questions }: WorkshopEntry, pointer: string): MeaningFault[] =>
  repeated(questions.map(({ id }) => id)).map((index) => ({
    pointer: `${pointer}/questions/${index}/id`,
    detail: {
      fr: 'Chaque question d’un atelier a son propre identifiant.',
      en: 'Each question of a workshop has an id of its own.',
    },
  }))

/** An invitation that leads to a page of nobody's would be found out by a room full of people. */
function pageFaults({ page }: WorkshopEntry, pointer: string, origins: Set<string>): MeaningFault[] {
  if (page === undefined) return []
  const origin = URL.canParse(page) ? new URL(page).origin : undefined
  if (origin !== undefined && origins.has(origin)) return []
  return [
    {
      pointer: `${pointer}/page`,
      detail: {
        fr: 'Cette page doit être celle d’un partenaire : son origine n’est pas dans la liste « partners » de ce fichier.',
        en: 'This page must be a partner’s: its origin is not in the list “partners” of this file.',
      },
    },
  ]
}
