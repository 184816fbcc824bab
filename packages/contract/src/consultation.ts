import { Type, type Static } from 'typebox'
import { Principle, principleFields } from './principle.ts'
import { instant } from './instant.ts'
import { ManifestoEntry } from './manifesto.ts'
import { SessionEntry, TimeZone, Track } from './session.ts'
import { exact, formed, Link, LocalizedText, Slug } from './text.ts'
import { WorkshopEntry } from './workshop.ts'
import { statuses, totalsPolicies, type Status } from './vocabulary.ts'

/** A site that may carry people's answers. Its origin is compared character for character. */
export const Partner = exact({
  name: Type.String({ minLength: 1, maxLength: 200, description: 'The name people know the site by.' }),
  origin: formed(
    '^https?://[a-z0-9.-]+(:[0-9]{1,5})?$',
    'le protocole, le nom et le port en minuscules, sans chemin, comme https://www.example.org',
    'scheme, host and port in lower case, without a path, such as https://www.example.org',
  ),
})
export type Partner = Static<typeof Partner>

const consultationFields = {
  id: Slug,
  title: LocalizedText,
  summary: Type.Optional(LocalizedText),
  notice: Type.Optional(
    Type.Unsafe<LocalizedText>({
      ...LocalizedText,
      description: 'What readers must know first, such as which parts are fictitious.',
    }),
  ),
  totals: Type.Enum([...totalsPolicies], { description: 'When totals by principle are public.' }),
  familyMinimum: Type.Integer({
    minimum: 5,
    maximum: 1000,
    description: 'A family with fewer answers than this is never shown. 10 is a good value; under 5 is refused.',
  }),
}

/** The file an organiser writes, in YAML or JSON. */
export const ConsultationFile = exact(
  {
    ...consultationFields,
    status: Type.Enum([...statuses], {
      description: 'draft, open or closed. An open one also follows opens and closes.',
    }),
    opens: Type.Optional(
      instant(
        'comme 2026-11-25T09:00:00+01:00 : avant cet instant, la consultation est encore en préparation',
        'such as 2026-11-25T09:00:00+01:00: before this instant the consultation is still a draft',
      ),
    ),
    closes: Type.Optional(
      instant(
        'comme 2026-12-15T18:00:00+01:00 : à partir de cet instant, la consultation est close',
        'such as 2026-12-15T18:00:00+01:00: from this instant on the consultation is closed',
      ),
    ),
    partners: Type.Array(Partner, { maxItems: 1000 }),
    principles: Type.Array(exact(principleFields), { minItems: 1, maxItems: 200 }),
    timeZone: Type.Optional(TimeZone),
    tracks: Type.Optional(Type.Array(Track, { maxItems: 100 })),
    sessions: Type.Optional(Type.Array(SessionEntry, { maxItems: 1000 })),
    workshops: Type.Optional(Type.Array(WorkshopEntry, { maxItems: 100 })),
    manifesto: Type.Optional(ManifestoEntry),
  },
  {
    $id: 'https://ess-widgets.org/schemas/consultation.json',
    description: 'A consultation of the social and solidarity economy.',
  },
)
export type ConsultationFile = Static<typeof ConsultationFile>

/** The resource a tag is pointed at. It says where everything else is: a client follows these links. */
export const Consultation = exact({
  ...consultationFields,
  status: Type.Enum([...statuses]),
  links: exact({
    principles: Link,
    counts: Link,
    ballots: Link,
    live: Link,
    agenda: Link,
    workshops: Link,
    manifesto: Link,
    results: Link,
  }),
})
export type Consultation = Static<typeof Consultation>

export const Principles = exact({ principles: Type.Array(Principle) })
export type Principles = Static<typeof Principles>

/**
 * The status of a consultation at an instant, in milliseconds since 1970 UTC.
 * `opens` and `closes` move an open consultation only: `draft` and `closed` in the file are final words.
 */
export function statusAt(file: Pick<ConsultationFile, 'status' | 'opens' | 'closes'>, instant: number): Status {
  if (file.status !== 'open') return file.status
  if (file.opens && instant < Date.parse(file.opens)) return 'draft'
  if (file.closes && instant >= Date.parse(file.closes)) return 'closed'
  return 'open'
}
