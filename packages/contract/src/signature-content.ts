import { fieldError, textFaults } from './field-faults.ts'
import { legible, legibleLine } from './legible.ts'
import type { ManifestoVersion } from './manifesto.ts'
import type { FieldError } from './problem.ts'
import { isSiren, longestReservation, type SignatureChange } from './signature.ts'

/** What is said in a signature, whether it is given or changed. */
export type SignatureContent = Omit<SignatureChange, 'revision'>

/** What the content of a signature is checked against: the version that is signed, and the origins of the partners. */
export interface Signable {
  text: ManifestoVersion
  hasPartner(origin: string): boolean
}

const ofOrganisation = ['organisation', 'family', 'siren', 'role', 'mandate'] as const
const needed = ['organisation', 'role', 'mandate'] as const
const limits = { organisation: 200, role: 200, mandate: 500 } as const

/** The same with its texts legible, in one order of fields, and without what is not said. */
export function legibleSignature({ reservation, ...body }: SignatureContent): SignatureContent {
  const line = (name: (typeof needed)[number]) => body[name] !== undefined && { [name]: legibleLine(body[name]) }
  const { version, signer, firstName, lastName, family, siren, visibility, contact, partner } = body
  return {
    version,
    signer,
    firstName: legibleLine(firstName),
    lastName: legibleLine(lastName),
    ...line('organisation'),
    ...(family && { family }),
    ...(siren !== undefined && { siren }),
    ...line('role'),
    ...line('mandate'),
    visibility,
    contact,
    ...(reservation && { reservation: { article: reservation.article, text: legible(reservation.text) } }),
    partner,
  }
}

/** All that cannot be said of this text, in a content of the right form whose texts are legible. */
export function faultsOfSignature({ text, hasPartner }: Signable, content: SignatureContent): FieldError[] {
  const { firstName, lastName, reservation, partner } = content
  return [
    ...textFaults('/firstName', firstName, 100),
    ...textFaults('/lastName', lastName, 100),
    ...needed.flatMap((name) => textFaults(`/${name}`, content[name] ?? null, limits[name])),
    ...organisationFaults(content),
    ...(reservation === undefined || text.articles.some(({ id }) => id === reservation.article)
      ? []
      : [noArticle(text)]),
    ...textFaults('/reservation/text', reservation?.text ?? null, longestReservation),
    ...(partner === null || hasPartner(partner) ? [] : [noPartner]),
  ]
}

function organisationFaults(body: SignatureContent): FieldError[] {
  if (body.signer === 'person')
    return ofOrganisation.flatMap((name) =>
      body[name] === undefined || body[name] === null
        ? []
        : [
            fieldError(
              `/${name}`,
              'Ce champ va avec une organisation (« signer: organisation »).',
              'This field goes with an organisation (“signer: organisation”).',
            ),
          ],
    )
  return [
    ...needed
      .filter((name) => body[name] === undefined)
      .map((name) =>
        fieldError(
          `/${name}`,
          'Ce champ est nécessaire pour une organisation.',
          'This field is needed for an organisation.',
        ),
      ),
    ...(body.siren === undefined || isSiren(body.siren)
      ? []
      : [
          fieldError(
            '/siren',
            'Ces neuf chiffres ne forment pas un SIREN : leur clé de contrôle ne tombe pas juste.',
            'These nine digits are no SIREN: their check digit is wrong.',
          ),
        ]),
  ]
}

const noArticle = ({ articles }: ManifestoVersion) => {
  const ids = articles.map(({ id }) => id).join(', ')
  return fieldError(
    '/reservation/article',
    `Il faut ici l’un des articles de ce texte : ${ids}.`,
    `This must be one of the articles of this text: ${ids}.`,
  )
}

const noPartner = fieldError(
  '/partner',
  'Il faut ici l’origine d’un partenaire de la consultation, ou rien (null).',
  'This must be the origin of a partner of the consultation, or nothing (null).',
)
