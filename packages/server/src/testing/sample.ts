import type { ConsultationFile, SessionEntry } from '@ess-widgets/contract'

/** A consultation with as many principles as asked, open and public. */
export function sampleFile(principles: number | string[], fields: Partial<ConsultationFile> = {}): ConsultationFile {
  const ids =
    typeof principles === 'number' ? Array.from({ length: principles }, (_, index) => `principe-${index}`) : principles
  return {
    id: 'essai',
    status: 'open',
    title: { fr: 'Essai', en: 'Trial' },
    totals: 'always',
    familyMinimum: 10,
    partners: [{ name: 'Partenaire', origin: 'https://partenaire.example' }],
    principles: ids.map((id) => ({
      id,
      statement: { fr: `Affirmation ${id}`, en: `Statement ${id}` },
      origin: { kind: 'workshop', label: { fr: 'Atelier fictif', en: 'Fictitious workshop' } },
    })),
    ...fields,
  }
}

/** A workshop of a day that is far off, with as many places as asked. */
export const sampleSession = (capacity: number, fields: Partial<SessionEntry> = {}): SessionEntry => ({
  id: 'atelier',
  title: { fr: 'Atelier fictif', en: 'Fictitious workshop' },
  kind: 'workshop',
  start: '2120-03-05T14:00:00+01:00',
  end: '2120-03-05T16:00:00+01:00',
  capacity,
  ...fields,
})
