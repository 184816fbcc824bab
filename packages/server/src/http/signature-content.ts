import { faultsOfSignature, legibleSignature, type Signable, type SignatureContent } from '@ess-widgets/contract'
import type { Signed } from '../store/signature-store.ts'
import { HttpError } from './http-error.ts'

/** What a content of the right form says, as it is kept; or all that cannot be said of this text. */
export function signedOf(signable: Signable, content: SignatureContent): Signed {
  const legible = legibleSignature(content)
  const errors = faultsOfSignature(signable, legible)
  if (errors.length > 0) throw new HttpError('invalid-field', { errors })
  const { version, signer, firstName, lastName, visibility, reservation, partner } = legible
  const { organisation = null, family = null, siren = null, role = null, mandate = null } = legible
  const { article = null, text = null } = reservation ?? {}
  return {
    version,
    signer,
    firstName,
    lastName,
    organisation,
    family,
    siren,
    role,
    mandate,
    visibility,
    article,
    reservation: text,
    partner,
  }
}
