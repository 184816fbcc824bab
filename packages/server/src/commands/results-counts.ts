import { typeset, type ConsultationFile } from '@ess-widgets/contract'
import { toCsv } from '@ess-widgets/contract/csv.js'
import { groupWords, type Group } from '@ess-widgets/contract/results-words.js'
import { channels, choices, families } from '@ess-widgets/contract/vocabulary.js'
import type { Cell } from '@ess-widgets/tally'
import { readConsultationFile } from '../consultation-file.ts'
import { cannotRead, openReader } from '../store/open-reader.ts'
import { exactCounts } from '../store/reads.ts'
import { check } from './check.ts'
import { language, say } from './words.ts'

const heads = {
  fr: ['principe', 'énoncé', 'famille', 'canal', 'd’accord', 'pas d’accord', 'passent', 'réponses'],
  en: ['principle', 'statement', 'family', 'channel', 'agree', 'disagree', 'pass', 'answers'],
}
const codes = { fr: ['famille_code', 'canal_code'], en: ['family_code', 'channel_code'] }

/**
 * Writes a consultation's exact counts as a table, as they stand, hidden families included. For its organiser alone, which
 * is said aside. A server may be up meanwhile.
 */
export async function resultsCounts(path: string, address: string): Promise<number> {
  const file = await readConsultationFile(path).then(typeset, () => undefined)
  if (!file) return check([path])
  const reader = await openReader(address)
  try {
    const { cells } = await exactCounts(reader, file.id).catch((error) => {
      throw cannotRead(error)
    })
    console.error(
      say(
        'Ces nombres sont exacts : ils peuvent dire ce que des personnes ont répondu. Ils sont pour l’organisation seule, à ne pas publier ni transmettre. « ess-server results export » écrit ce qui peut se publier.',
        'These numbers are exact: they may tell what people answered. They are for the organiser alone, not to be published nor passed on. “ess-server results export” writes what may be published.',
      ),
    )
    process.stdout.write(toCsv([[...heads[language], ...codes[language]], ...rowsOf(file, cells)]))
    return 0
  } finally {
    await reader.destroy()
  }
}

/** Of each principle, those of each family by each channel, then the totals: of a family, of a channel, of everybody. */
function rowsOf({ principles }: ConsultationFile, cells: readonly Cell[]): (string | number)[][] {
  const statements = new Map(principles.map(({ id, statement }) => [id, statement[language]]))
  // One that was taken out of the file has answers still, and no words.
  const ids = new Set([...statements.keys(), ...cells.map(({ principle }) => principle)])
  return [...ids].flatMap((principle) => {
    const own = cells.filter((cell) => cell.principle === principle)
    return places.flatMap(([family, channel]) => {
      const counts = choices.map((choice) => countOf(own, { family, channel, choice }))
      const answers = counts.reduce((sum, count) => sum + count, 0)
      if (answers === 0 && !(family === 'all' && channel === 'all')) return []
      const names = [family, channel].map((group) => groupWords[group][language])
      return [[principle, statements.get(principle) ?? '', ...names, ...counts, answers, family, channel]]
    })
  })
}

const everyFamily = [...families, 'unstated', 'all'] as const
const everyChannel = [...channels, 'all'] as const
const isTotal = (place: readonly Group[]) => place.includes('all')
const places = everyFamily
  .flatMap((family) => everyChannel.map((channel) => [family, channel] as const))
  .sort((one, other) => Number(isTotal(one)) - Number(isTotal(other)))

interface Place {
  family: (typeof everyFamily)[number]
  channel: (typeof everyChannel)[number]
  choice: Cell['choice']
}

const countOf = (cells: readonly Cell[], { family, channel, choice }: Place) =>
  cells
    .filter((cell) => family === 'all' || (cell.family ?? 'unstated') === family)
    .filter((cell) => channel === 'all' || cell.channel === channel)
    .reduce((sum, cell) => (cell.choice === choice ? sum + cell.count : sum), 0)
