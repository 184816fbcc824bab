import { Type, type Static } from 'typebox'
import { exact, formed, Slug } from './text.ts'
import { registrationStatuses } from './vocabulary.ts'

/** What a person's name is made of: anything but controls and the marks that turn the direction of what follows. */
const PersonName = formed(
  '^(?=.*\\S)[^\\p{Cc}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+$',
  'un nom, sur une ligne',
  'a name, on one line',
  200,
)

const EmailAddress = formed(
  '^[^@\\s\\p{Cc}]{1,64}@[^@\\s\\p{Cc}.]+(\\.[^@\\s\\p{Cc}.]+)+$',
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
