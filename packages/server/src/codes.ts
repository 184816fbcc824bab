import { createHash, randomBytes } from 'node:crypto'

/** No letter that is taken for another (Crockford's base 32). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** A code of 140 bits that can be typed by hand: seven groups of four. */
export function newCode(): string {
  const code = Array.from(randomBytes(28), (byte) => letters[byte % 32]).join('')
  return code.match(/.{4}/g)!.join('-')
}

/** What is kept of a code, however it was typed. */
export const codeHash = (code: string) =>
  tokenHash(
    code
      .toLowerCase()
      .replaceAll(/[^0-9a-z]/g, '')
      .replaceAll('o', '0')
      .replaceAll(/[il]/g, '1'),
  )

/** What is kept of a random token: too long to be guessed, it needs no more than a hash. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The token of a session. */
export const newToken = () => randomBytes(32).toString('base64url')
