import { Type, type Static } from 'typebox'
import { exact, formed, Slug } from './text.ts'
import { registrationStatuses } from './vocabulary.ts'

/** In a class of characters: controls, ends of lines, and all that takes no room. */
const unseen = '\\p{Cc}\\p{Cf}\\u2028\\u2029'
/** Any other character of a name, and the two that join or part letters in the names of some scripts. */
const ofName = `(?:[^${unseen}]|[\\u200c\\u200d])`

const PersonName = formed(`^(?=.*[\\p{L}\\p{N}\\p{S}])${ofName}+$`, 'un nom, sur une ligne', 'a name, on one line', 200)

const EmailAddress = formed(
  `^[^@\\s${unseen}]{1,64}@[^@\\s${unseen}.]+(\\.[^@\\s${unseen}.]+)+$`,
  'une adresse électronique, comme nom@example.org',
  'an e-mail address, such as name@example.org',
  254,
)

/** The body of `PUT …/registrations/{session}`: a place for one person, or a change of what that person gave. */
export const RegistrationRequest = exact({ name: PersonName, email: EmailAddress })
export type RegistrationRequest = Static<typeof RegistrationRequest>

/** The body of `DELETE …/registrations/{session}`: nothing to say. */
export const RegistrationRemoval = exact({})
export type RegistrationRemoval = Static<typeof RegistrationRemoval>

/** What became of a registration. It repeats nothing personal: whoever holds the receipt knows what was given. */
export const Registration = exact({
  session: Slug,
  status: Type.Enum([...registrationStatuses]),
  position: Type.Optional(Type.Integer({ minimum: 1, description: 'On the waiting list: 1 is who comes next.' })),
})
export type Registration = Static<typeof Registration>

/** An e-mail as it is compared: written otherwise, in capitals or full width, it is the same person's. */
export const addressOf = (email: string): string => email.normalize('NFKC').toLowerCase().normalize('NFKC')

/** How many may wait for one of so many places; beyond, nobody registers until someone gives up. */
export const waitingLimit = (capacity: number): number => Math.max(1000, 10 * capacity)
