import type { Given } from '@ess-widgets/client/manifesto.js'
import type { Problem } from '@ess-widgets/contract'
import { formMessages } from './manifesto-form-messages.ts'
import { lengthOf, longest } from './manifesto-form.ts'
import type { ManifestoView } from './manifesto-state.ts'

/** What is wrong with a field, by its name: one of our sentences, or the server's. */
export type Faults = Partial<Record<string, string | undefined>>

/** The fields that have a place for what is wrong with them. */
const named = [
  'firstName',
  'lastName',
  'organisation',
  'siren',
  'role',
  'mandate',
  'email',
  'article',
  'reservation',
  'consent',
]

/** What can be said to be wrong before anyone is asked. The server has the last word. */
export function faultsIn(
  { signer, email, siren, reservation, consent, ...given }: Given & { consent: boolean },
  isChanging: boolean,
  { messages }: ManifestoView,
): Faults {
  const said = formMessages[messages.language]
  const needed = [
    'firstName',
    'lastName',
    ...(signer === 'organisation' ? (['organisation', 'role', 'mandate'] as const) : []),
  ] as const
  const { article, text = '' } = reservation ?? {}
  return {
    ...Object.fromEntries(needed.filter((name) => !given[name]).map((name) => [name, said.needed])),
    siren: siren && !/^\d{9}$/.test(siren) ? said.sirenWrong : undefined,
    email: isChanging || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? undefined : said.emailWrong,
    article: reservation && !article ? said.needed : undefined,
    reservation: reservation && !text ? said.needed : lengthOf(text) > longest ? said.tooLong : undefined,
    consent: consent ? undefined : said.consentMissing,
  }
}

const nameOf = (pointer: string) =>
  ({ '/reservation/text': 'reservation', '/reservation/article': 'article' })[pointer] ?? pointer.slice(1)

/** The server's refusals, by the field they are about. */
export const faultsOf = ({ errors = [] }: Problem, { text }: ManifestoView): Faults =>
  Object.fromEntries(errors.map(({ pointer, detail }) => [nameOf(pointer), text(detail)]))

/** Those that have no field, or one without a place for them: it is named. */
export const unnamedIn = ({ errors = [] }: Problem, { text, messages }: ManifestoView): string[] =>
  errors
    .filter(({ pointer }) => !named.includes(nameOf(pointer)))
    .map(({ pointer, detail }) => {
      const said = formMessages[messages.language]
      const label = said[nameOf(pointer) as 'family' | 'partner']
      return label ? `${label}${said.colon}${text(detail)}` : text(detail)
    })
