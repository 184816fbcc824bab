import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import { keptOf } from './signature-rows.ts'
import { noArticle } from './signature-schema.ts'
import type { Contact, KeptSignature, Named, SignatureStanding, Verification } from './signature-store.ts'

/** Version and counters are read in one statement: they always belong together. */
export async function signatureStanding(db: Kysely<Tables>, consultation: string): Promise<SignatureStanding> {
  const rows = await db
    .selectFrom('signature_standings')
    .leftJoin('signature_tallies', (join) =>
      join.onRef('signature_tallies.consultation', '=', 'signature_standings.consultation').on('count', '>', 0),
    )
    .where('signature_standings.consultation', '=', consultation)
    .select([
      'signature_standings.version as state',
      'signer',
      'channel',
      'signature_tallies.version',
      'article',
      'count',
    ])
    .orderBy('signature_tallies.version')
    .orderBy('article')
    .execute()
  const cells = rows.flatMap(({ signer, channel, version, article, count }) =>
    signer && channel && version && article && count
      ? [{ signer, channel, version, article: article === noArticle ? null : article, count }]
      : [],
  )
  return { version: rows[0]?.state ?? 0, cells }
}

export async function named(
  db: Kysely<Tables>,
  { consultation, latest }: { consultation: string; latest?: number },
): Promise<Named[]> {
  const those = db
    .selectFrom('signatures')
    .where('consultation', '=', consultation)
    .where('status', '=', 'confirmed')
    .where('visibility', '<>', 'none')
    .select(['number', 'signer', 'first_name', 'last_name', 'organisation', 'family', 'visibility', 'version'])
    .orderBy('number', latest === undefined ? 'asc' : 'desc')
  const rows = await (latest === undefined ? those : those.limit(latest)).execute()
  const people = rows.map(({ number, first_name, last_name, ...said }) => ({
    number: number!,
    said: { ...said, firstName: first_name!, lastName: last_name! } as Named['said'],
  }))
  return latest === undefined ? people : people.reverse()
}

export async function signatures(db: Kysely<Tables>, consultation: string): Promise<KeptSignature[]> {
  const rows = await db
    .selectFrom('signatures')
    .where('consultation', '=', consultation)
    .where('version', 'is not', null)
    .selectAll()
    .orderBy('entry')
    .execute()
  return rows.map((row) => keptOf(row))
}

export const verifications = (db: Kysely<Tables>, consultation: string): Promise<Verification[]> =>
  db.selectFrom('verifications').where('consultation', '=', consultation).selectAll().orderBy('sequence').execute()

/** In the order of the e-mails: that of arrival would tell who signed when. */
export const contacts = (db: Kysely<Tables>, consultation: string): Promise<Contact[]> =>
  db
    .selectFrom('addressees')
    .innerJoin('signatures', (join) =>
      join
        .onRef('signatures.consultation', '=', 'addressees.consultation')
        .onRef('signatures.receipt', '=', 'addressees.receipt'),
    )
    .where('addressees.consultation', '=', consultation)
    .where('contact', '=', 1)
    .where('status', '=', 'confirmed')
    .select(['email', 'language'])
    .orderBy('email')
    .execute()

export async function isAddressKnown(
  db: Kysely<Tables>,
  { consultation, address }: { consultation: string; address: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('signatures')
    .select('entry')
    .where('consultation', '=', consultation)
    .where('address', '=', address)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
