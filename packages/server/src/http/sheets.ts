import type { Choice, Family } from '@ess-widgets/contract'
import { digestUnder } from '../store/secret.ts'
import type { SheetAct, Store } from '../store/store.ts'
import type { Edition } from './edition.ts'
import { fieldError } from '@ess-widgets/contract'
import { HttpError } from './http-error.ts'
import { sheetName } from './sheet-name.ts'

/** What one person wrote on paper, as a facilitator types it. */
export interface PaperSheet {
  /** Names this entry, so that a sheet sent twice counts once. Two sheets never share a name. */
  sheet: string
  family: Family | null
  /** By principle; those left blank are absent. */
  choices: Partial<Record<string, Choice>>
}

/** Keeps a paper sheet, whole, or throws the problem that says why not. */
export async function recordSheet(
  edition: Edition,
  store: Store,
  { sheet, family, choices: given }: PaperSheet,
): Promise<void> {
  const choices = Object.entries(given)
    .filter((entry): entry is [string, Choice] => entry[1] !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  if (choices.length === 0)
    throw new HttpError('invalid-field', {
      errors: [fieldError('/choices', 'Il faut au moins un vote.', 'At least one ballot is needed.')],
    })
  const unknown = choices.filter(([principle]) => !edition.hasPrinciple(principle))
  if (unknown.length > 0)
    throw new HttpError('unknown-principle', { errors: unknown.map(([principle]) => unknownPrinciple(principle)) })
  await keep(edition, store, sheet, { family, choices })
}

/** Withdraws a sheet that was mistyped, by its name. It is typed again under another. */
export const withdrawSheet = (edition: Edition, store: Store, sheet: string): Promise<void> =>
  keep(edition, store, sheet, null)

async function keep(edition: Edition, store: Store, sheet: string, said: SheetAct['said']): Promise<void> {
  expectBegun(edition)
  const { name } = await store.keepSheet({
    consultation: edition.file.id,
    voter: edition.sheetOf(sheet),
    said,
    digest: digestUnder(sheetName(sheet), said),
    // Paper of before the closing is typed after it: the clock closes pages, the seal closes paper. A file that says
    // « closed » has the organiser's last word. See docs/decisions/2026-11-26-channels.md.
    closesAt: edition.file.status === 'closed' ? 0 : null,
  })
  switch (name) {
    case 'kept':
      return
    case 'consultation-closed':
      throw new HttpError(name, { consultationStatus: 'closed' })
    case 'key-reused':
      throw new HttpError(name, {
        errors: [fieldError('/sheet', 'Chaque feuille a son propre nom.', 'Each sheet has a name of its own.')],
      })
    case 'unknown-sheet':
      throw new HttpError(name)
  }
}

/** Paper is typed once a consultation has begun. */
function expectBegun({ status }: Edition): void {
  if (status === 'draft') throw new HttpError('consultation-draft', { consultationStatus: 'draft' })
}

/** The same for paper that is public at once: a file that says « closed » has the organiser’s last word. */
export function expectPaper(edition: Edition): void {
  expectBegun(edition)
  if (edition.file.status === 'closed') throw new HttpError('consultation-closed', { consultationStatus: 'closed' })
}

const unknownPrinciple = (principle: string) =>
  fieldError(
    `/choices/${principle.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    `La consultation n’a pas de principe « ${principle} ».`,
    `The consultation has no principle “${principle}”.`,
  )
