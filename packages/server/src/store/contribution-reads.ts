import type { Kysely } from 'kysely'
import type { Contribution } from '@ess-widgets/contract'
import { reasonless } from './contribution-schema.ts'
import type {
  Content,
  ContributionAct,
  KeptContribution,
  Moderation,
  Wall,
  WorkshopStanding,
} from './contribution-store.ts'
import type { Tables } from './schema.ts'

type Row = Tables['contributions']

export function keptOf({ receipt: _, text, merged_into, ...row }: Row): KeptContribution {
  const { principle, family, organisation, author, people, ...kept } = row
  const { question, kind } = row
  const content = text === null ? null : { question, kind, text, principle, family, organisation, author, people }
  return { ...kept, content, into: merged_into }
}

/** What an author gave, as the contract says it: what was not said is absent. */
export const given = ({ question, kind, ...content }: Content) => ({
  question,
  kind,
  ...(Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null)) as Partial<
    Pick<Contribution, 'text' | 'principle' | 'family' | 'organisation' | 'author' | 'people'>
  >),
})

/** Of what a receipt was given for, what stands, as its author sees it. */
export async function contributionOf(
  db: Kysely<Tables>,
  { consultation, workshop, receipt }: Pick<ContributionAct, 'consultation' | 'workshop' | 'receipt'>,
): Promise<Contribution | undefined> {
  const row = await db
    .selectFrom('contributions')
    .leftJoin('contributions as other', (join) =>
      join
        .onRef('other.consultation', '=', 'contributions.consultation')
        .onRef('other.number', '=', 'contributions.merged_into'),
    )
    .where('contributions.consultation', '=', consultation)
    .where('contributions.workshop', '=', workshop)
    .where('contributions.receipt', '=', receipt)
    .selectAll('contributions')
    .select('other.text as otherText')
    .executeTakeFirst()
  if (!row) return undefined
  const { number, status, channel, revision, question, kind, content, reason, note, into } = keptOf(row)
  return {
    workshop,
    number,
    status,
    channel,
    revision,
    ...(content ? given(content) : { question, kind }),
    ...(reason && { reason }),
    ...(note && { note }),
    ...(into && { into: { number: into, ...(row.otherText && { text: row.otherText }) } }),
  }
}

export async function contributions(db: Kysely<Tables>, consultation: string): Promise<KeptContribution[]> {
  const rows = await db
    .selectFrom('contributions')
    .where('consultation', '=', consultation)
    .selectAll()
    .orderBy('number')
    .execute()
  return rows.map(keptOf)
}

const nobody = (): WorkshopStanding => ({ version: 0, received: 0, published: 0, refused: [] })

/** Versions and counters are read in one statement: they always belong together. */
export async function workshopStandings(
  db: Kysely<Tables>,
  consultation: string,
): Promise<Map<string, WorkshopStanding>> {
  const cells = await db
    .selectFrom('workshops')
    .leftJoin('standings', (join) =>
      join
        .onRef('standings.consultation', '=', 'workshops.consultation')
        .onRef('standings.workshop', '=', 'workshops.workshop')
        .on('count', '>', 0),
    )
    .where('workshops.consultation', '=', consultation)
    .select(['workshops.workshop', 'version', 'status', 'reason', 'count'])
    .orderBy('reason')
    .execute()
  const standings = new Map<string, WorkshopStanding>()
  for (const { workshop, version, status, reason, count } of cells) {
    const standing = standings.get(workshop) ?? { ...nobody(), version }
    standings.set(workshop, standing)
    if (status === 'received' || status === 'published') standing[status] = count!
    if (status === 'refused' && reason && reason !== reasonless) standing.refused.push({ reason, count: count! })
  }
  return standings
}

/** The version is read before what it is the version of. */
export async function wallOf(
  db: Kysely<Tables>,
  { consultation, workshop }: Pick<Row, 'consultation' | 'workshop'>,
): Promise<Wall> {
  const standing = (await workshopStandings(db, consultation)).get(workshop) ?? nobody()
  const rows = await db
    .selectFrom('contributions')
    .where('consultation', '=', consultation)
    .where('workshop', '=', workshop)
    .where('status', 'in', ['published', 'merged'])
    .selectAll()
    .orderBy('number')
    .execute()
  const kept = rows.map(keptOf)
  return {
    standing,
    published: kept.filter(({ rank }) => rank !== null).sort((one, other) => other.rank! - one.rank!),
    merged: kept.filter(({ rank }) => rank === null),
  }
}

export async function moderations(db: Kysely<Tables>, consultation: string): Promise<Moderation[]> {
  const rows = await db
    .selectFrom('moderations')
    .where('consultation', '=', consultation)
    .selectAll()
    .orderBy('sequence')
    .execute()
  return rows.map(({ merged_into: into, ...line }) => ({ ...line, into }))
}
