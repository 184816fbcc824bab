import type { ConsultationFile } from '@ess-widgets/contract'
import { toCsv } from '@ess-widgets/contract/csv.js'
import { readConsultationFile } from '../consultation-file.ts'
import { RefusalError } from '../refusal.ts'
import { cannotRead, openReader } from '../store/open-reader.ts'
import { registered, type Registered } from '../store/reads.ts'
import { check } from './check.ts'
import { language } from './words.ts'

const headings = {
  fr: ['Séance', 'Titre', 'N° de place', 'Liste d’attente', 'Nom', 'Adresse électronique', 'Ordre d’arrivée'],
  en: ['Session', 'Title', 'Seat', 'Waiting list', 'Name', 'E-mail', 'Order of arrival'],
}

/** Writes who comes to the sessions of a consultation, or to one of them, as a table. A server may be up meanwhile. */
export async function registrations(path: string, address: string, session?: string): Promise<number> {
  const file = await readConsultationFile(path).catch(() => undefined)
  if (!file) return check([path])
  const reader = await openReader(address)
  try {
    const people = await registered(reader, { consultation: file.id, session }).catch((error) => {
      throw cannotRead(error)
    })
    if (session !== undefined && people.length === 0) expectSession(file, session)
    process.stdout.write(toCsv([headings[language], ...people.map((person) => rowOf(person, file))]))
    return 0
  } finally {
    await reader.destroy()
  }
}

function rowOf({ session, seat, position, name, email, turn }: Registered, { sessions = [] }: ConsultationFile) {
  const title = sessions.find(({ id }) => id === session)?.title[language] ?? ''
  return [session, title, seat ?? '', position ?? '', name, email, turn]
}

function expectSession({ sessions = [] }: ConsultationFile, session: string): void {
  const known = sessions.filter(({ capacity }) => capacity !== undefined).map(({ id }) => id)
  if (known.includes(session)) return
  throw new RefusalError(
    `Aucune séance « ${session} » ne prend d’inscriptions dans cette consultation. Celles où l’on s’inscrit : ${known.join(', ') || 'aucune'}.`,
    `No session “${session}” takes registrations in this consultation. Those with registration: ${known.join(', ') || 'none'}.`,
  )
}
