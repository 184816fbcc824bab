import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import { writeLetter } from './sign.ts'
import { isAddressKnown } from './signature-reads.ts'
import type { Addressee, Delivery, Letter } from './signature-store.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What one mailbox may be sent, from all consultations together, whoever asks. */
export const mailLimit = { apart: hour, aDay: 3 }
/** How long the link of a mail may be used. */
export const linkLength = 48 * hour
/** A mail that no server took for so long is given up. */
const mostTries = 24

/** Has a letter written to an address that a signature stands or waits under. To run in a transaction like all that writes here. */
export async function requestLink(
  db: Kysely<Tables>,
  { consultation, to, now }: { consultation: string; to: Addressee; now: number },
): Promise<void> {
  const isKnown = await isAddressKnown(db, { consultation, address: to.address })
  if (isKnown) await writeLetter(db, consultation, to, now)
}

export async function nextLetter(
  db: Kysely<Tables>,
  { link, now }: { link: string; now: number },
): Promise<Letter | undefined> {
  for (;;) {
    const letter = await db
      .selectFrom('letters')
      .selectAll()
      .where('due', '<=', now)
      .orderBy('due')
      .limit(1)
      .executeTakeFirst()
    if (!letter) return undefined
    const { consultation, address, mailbox, email, language, tries } = letter
    if (await isUnwanted(db, mailbox)) {
      await withOwn(db.deleteFrom('letters'), letter).execute()
      continue
    }
    const due = await dueOf(db, mailbox, now)
    if (due > now) {
      await withOwn(db.updateTable('letters').set({ due }), letter).execute()
      continue
    }
    await db.insertInto('mailings').values({ mailbox, at: now }).execute()
    // Should this process end here, the mail is tried again when its mailbox may be sent another.
    await withOwn(db.updateTable('letters').set({ due: now + mailLimit.apart, tries: tries + 1 }), letter).execute()
    await db
      .insertInto('links')
      .values({ link, consultation, address, mailbox, expires: now + linkLength, used: null })
      .execute()
    return { consultation, address, mailbox, email, language, link, at: now }
  }
}

/** From when a mailbox may be sent one more: an hour after the last, and a day after the third before. */
async function dueOf(db: Kysely<Tables>, mailbox: string, now: number): Promise<number> {
  const rows = await db
    .selectFrom('mailings')
    .select('at')
    .where('mailbox', '=', mailbox)
    .where('at', '>', now - day)
    .orderBy('at', 'desc')
    .execute()
  const times = rows.map(({ at }) => Number(at))
  const last = times[0]
  const earliest = times[mailLimit.aDay - 1]
  return Math.max(now, last === undefined ? 0 : last + mailLimit.apart, earliest === undefined ? 0 : earliest + day)
}

export async function closeLetter(
  db: Kysely<Tables>,
  { letter, delivery, now }: { letter: Letter; delivery: Delivery; now: number },
): Promise<void> {
  if (delivery === 'unknown') return
  if (delivery === 'failed') {
    // It reached nobody: it counts for nothing, and its link is known to nobody.
    await db.deleteFrom('mailings').where('mailbox', '=', letter.mailbox).where('at', '=', letter.at).execute()
    await db.deleteFrom('links').where('link', '=', letter.link).execute()
  }
  const waiting = await withOwn(db.selectFrom('letters').select('tries'), letter).executeTakeFirst()
  if (!waiting) return
  if (delivery === 'failed' && waiting.tries < mostTries) {
    const due = now + Math.min(hour, minute * 2 ** waiting.tries)
    await withOwn(db.updateTable('letters').set({ due }), letter).execute()
  } else await withOwn(db.deleteFrom('letters'), letter).execute()
}

async function isUnwanted(db: Kysely<Tables>, mailbox: string): Promise<boolean> {
  const row = await db.selectFrom('unwanted').select('mailbox').where('mailbox', '=', mailbox).executeTakeFirst()
  return row !== undefined
}

interface Narrowed {
  where(column: 'consultation' | 'address', operator: '=', value: string): this
}

const withOwn = <Query extends Narrowed>(
  query: Query,
  { consultation, address }: Pick<Letter, 'consultation' | 'address'>,
) => query.where('consultation', '=', consultation).where('address', '=', address)
