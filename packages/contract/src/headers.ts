import { formed } from './text.ts'

/** At least 128 bits of base64url, as a browser draws them: a voter's token, or the receipt of a registration. */
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
