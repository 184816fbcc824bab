import { Type } from 'typebox'
import { exact, MailAddress } from '@ess-widgets/contract'
import type { PageRoute } from '../pages/route.ts'

const home = '/signature/{consultation}'
const Code = Type.String({ maxLength: 100 })
const entry = Type.String({ pattern: '^[1-9][0-9]{0,8}$' })

/** The pages that mails lead to: GET shows, and only a form that a person sends acts. */
export const signingRoutes = {
  readRequest: { method: 'GET', path: home, policy: 'guest' },
  requestLink: { method: 'POST', path: home, policy: 'guest', form: exact({ email: MailAddress }), showsFaults: true },
  readLink: { method: 'GET', path: `${home}/lien`, policy: 'guest' },
  showSignature: {
    method: 'POST',
    path: `${home}/lien`,
    policy: 'guest',
    form: exact({ code: Code }),
    showsFaults: true,
  },
  confirm: { method: 'POST', path: `${home}/confirmer`, policy: 'guest', form: exact({ code: Code, entry }) },
  withdraw: { method: 'POST', path: `${home}/retirer`, policy: 'guest', form: exact({ code: Code, entry }) },
  neverWrite: { method: 'POST', path: `${home}/ne-plus-ecrire`, policy: 'guest', form: exact({ code: Code }) },
  readNotice: { method: 'GET', path: `${home}/donnees`, policy: 'guest' },
} as const satisfies Record<string, PageRoute>

export type SigningRouteId = keyof typeof signingRoutes
