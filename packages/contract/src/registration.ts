import { Type, type Static } from 'typebox'
import { exact, formed, Slug } from './text.ts'
import { registrationStatuses } from './vocabulary.ts'

/** In a class of characters: controls, ends of lines, and the marks that turn the direction of what follows. */
const unseen = '\\p{Cc}\\u2028\\u2029\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069'

const PersonName = formed(`^(?=.*\\S)[^${unseen}]+$`, 'un nom, sur une ligne', 'a name, on one line', 200)

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
