import { formed } from './text.ts'

/** At least 128 bits of base64url, as a browser draws them: a voter's token, or the receipt of a registration or a contribution. */
export const Token = formed(
  '^[A-Za-z0-9_-]{22,64}$',
  'de 22 à 64 lettres, chiffres, - ou _, tirés au hasard',
  '22 to 64 letters, digits, - or _, drawn at random',
)

/** A UUID, or any other name of the same strength. */
export const IdempotencyKey = formed(
  '^[A-Za-z0-9_-]{16,64}$',
  'de 16 à 64 lettres, chiffres, - ou _, comme un UUID',
  '16 to 64 letters, digits, - or _, such as a UUID',
)

/**
 * A table's invitation: its workshop, its number, the second it expires at (since 1970 UTC, in base 36), and 128 bits of
 * signature.
 */
export const Ticket = formed(
  '^[a-z0-9-]{1,64}\\.[0-9]{1,4}\\.[a-z0-9]{6,8}\\.[A-Za-z0-9_-]{22}$',
  'une invitation telle qu’elle a été imprimée',
  'an invitation as it was printed',
)
