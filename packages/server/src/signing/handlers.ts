import { codeHash } from '../codes.ts'
import type { Erase } from '../http/erasures.ts'
import { mailboxIn } from '../mail/address.ts'
import { input } from '../pages/fields.ts'
import { html, type Markup } from '../pages/html.ts'
import { notice } from '../pages/layout.ts'
import type { PageHandler } from '../pages/serve-pages.ts'
import { withText, type Visitor } from '../pages/view.ts'
import type { LinkAct, Linked } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'
import { showNotice } from './notice.ts'
import type { SigningRouteId } from './routes.ts'
import { signatureCard } from './signature-card.ts'

export interface SigningMeans {
  store: Store
  erase: Erase
  /** Has the letters of the store leave. */
  wake(): void
}

/** What answers each page that mails lead to. */
export function signingHandlers(means: SigningMeans): Record<SigningRouteId, PageHandler> {
  return {
    readRequest: (visit) => showRequest(withText(visit)),
    requestLink: (visit) => requestLink(withText(visit), means),
    readLink: (visit) => showEntrance(visit),
    showSignature: (visit) => showSignature(visit, means.store),
    confirm: (visit) => act(visit, means, 'confirm'),
    withdraw: (visit) => act(visit, means, 'withdraw'),
    neverWrite: (visit) => act(visit, means, 'never-write'),
    readNotice: (visit) => showNotice(withText(visit)),
  }
}

export const pathOf = ({ edition }: Pick<Visitor, 'edition'>, rest = '') =>
  `/signature/${edition.file.id}${rest && `/${rest}`}`

/** The form of whoever lost their receipt. */
function showRequest(visitor: Visitor, status = 200) {
  const { say } = visitor.view
  return visitor.show(
    {
      title: say('Retrouver ma signature', 'Find my signature'),
      body: html`<form class="card narrow" method="post" action="${pathOf(visitor)}">
        <p>${say(
          'Donnez l’adresse avec laquelle vous avez signé. Un message y portera un lien, pour voir votre signature et la retirer si vous le voulez.',
          'Give the address you signed with. A message will take a link there, to see your signature and to withdraw it if you want.',
        )}</p>
        ${input(
          visitor,
          { name: 'email', label: say('Adresse électronique', 'E-mail address'), isFocused: true },
          html`type="email" maxlength="254" autocomplete="email" spellcheck="false"`,
        )}
        <p><button class="primary">${say('Envoyer le lien', 'Send the link')}</button></p>
        <p class="small"><a href="${pathOf(visitor, 'lien')}">${say('J’ai déjà un code', 'I have a code already')}</a></p>
      </form>`,
    },
    status,
  )
}

/** What is answered is the same, and as fast, whether somebody signed with that address or not. */
function requestLink(visitor: Visitor, { store, wake }: SigningMeans) {
  const { edition, form, faults, now, view } = visitor
  if (faults.size > 0) return showRequest(visitor, 422)
  const mailbox = mailboxIn(form['email']!)
  if (!mailbox) {
    const said = view.say(
      'Aucun message ne peut être envoyé à cette adresse ; il en faut une comme nom@example.org.',
      'No message can be sent to this address; it must be one such as name@example.org.',
    )
    return showRequest({ ...visitor, faults: new Map([['email', said]]) }, 422)
  }
  const to = { ...edition.addresseeOf(mailbox), language: view.language }
  const request = { consultation: edition.file.id, to, now }
  // After the answer: what is looked for takes its time.
  setImmediate(() => void store.requestLink(request).then(wake, () => undefined))
  const { say } = view
  return visitor.show({
    title: say('Regardez vos messages', 'Look at your messages'),
    body: html`<div class="card narrow">
      <p>${say(
        'Si une signature est liée à cette adresse, un message y part. Il en part un par heure au plus, et trois par jour.',
        'If a signature is tied to this address, a message is being sent to it: one an hour at most, and three a day.',
      )}</p>
      <p class="small">${say(
        'Rien ne vient ? Regardez dans les indésirables, puis essayez une autre de vos adresses.',
        'Nothing comes? Look in your spam folder, then try another of your addresses.',
      )}</p>
    </div>`,
  })
}

/** The form of the code. GET never acts: a program that follows the links of a mail uses nothing up. */
function showEntrance(visitor: Visitor, status = 200) {
  const { say } = visitor.view
  return visitor.show(
    {
      title: say('Votre signature', 'Your signature'),
      body: html`<form class="card narrow" method="post" action="${pathOf(visitor, 'lien')}" data-entrance>
        ${input(
          visitor,
          {
            name: 'code',
            label: say('Code du message', 'Code of the message'),
            hint: say(
              'Le lien du message l’écrit ici ; vous pouvez aussi le taper.',
              'The link in the message fills it in; you can also type it.',
            ),
            isFocused: true,
          },
          html`type="text" maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false"`,
        )}
        <p><button class="primary">${say('Voir ma signature', 'See my signature')}</button></p>
        <p class="small">${visitor.faults.size === 0 && say('Rien n’est encore confirmé.', 'Nothing is confirmed yet.')}
          <a href="${pathOf(visitor)}">${say('Demander un autre message', 'Ask for another message')}</a></p>
      </form>`,
    },
    status,
  )
}

/** What stands or waits under the address of a link, with what can be done. Nothing is done yet. */
async function showSignature(visitor: Visitor, store: Store, said?: Markup) {
  const { form, view, now, edition } = visitor
  const { say } = view
  const linked = visitor.faults.size === 0 ? await store.linkedTo(codeHash(form['code']!), now) : undefined
  if (!linked || linked.consultation !== edition.file.id) return showEntrance(refused(visitor), 422)
  const { signatures, isUsed } = linked
  return visitor.show({
    title: say('Votre signature', 'Your signature'),
    body: html`${said}
    ${signatures.length === 0 && html`<p class="lead">${say('Aucune signature n’est liée à cette adresse.', 'No signature is tied to this address.')}</p>`}
    ${isUsed && html`<p class="lead">${say('Ce lien a déjà servi.', 'This link has been used.')} <a href="${pathOf(visitor)}">${say('En demander un autre', 'Ask for another')}</a></p>`}
    ${signatures.length > 1 && !isUsed && html`<p class="lead">${say('Plusieurs signatures sont liées à cette adresse. Une seule compte : celle que vous confirmez.', 'Several signatures are tied to this address. One alone counts: the one that you confirm.')}</p>`}
    ${signatures.map((signature, index) => signatureCard(visitor, signature, { code: form['code']!, isFirst: index === 0, isUsed }))}
    ${
      !isUsed &&
      signatures.every(({ status }) => status === 'pending') &&
      html`<form class="card narrow" method="post" action="${pathOf(visitor, 'ne-plus-ecrire')}">
      <h2>${say('Vous n’avez rien signé ?', 'You did not sign anything?')}</h2>
      <p>${say(
        'Sans confirmation, tout cela sera effacé. Vous pouvez aussi refuser tout autre message de notre part à cette adresse.',
        'Without a confirmation, all of this will be erased. You can also refuse any other message from us to this address.',
      )}</p>
      <input type="hidden" name="code" value="${form['code']}" />
      <p><button>${say('Ce n’est pas moi, ne plus m’écrire', 'It was not me, never write to me again')}</button></p>
    </form>`
    }`,
  })
}

function refused(visitor: Visitor): Visitor {
  const said = visitor.view.say(
    'Ce code n’ouvre rien : il a déjà servi, il a expiré, ou il s’écrit autrement. Demandez un autre message.',
    'This code opens nothing: it was used, it has expired, or it is written otherwise. Ask for another message.',
  )
  return { ...visitor, faults: new Map([['code', said]]) }
}

/** Does what a person asks with their code, once. */
async function act(visitor: Visitor, { store, erase }: SigningMeans, name: LinkAct['deed']['name']) {
  const { form, now, edition } = visitor
  const link = codeHash(form['code']!)
  const linked = await store.linkedTo(link, now)
  if (!linked || linked.consultation !== edition.file.id) return showEntrance(refused(visitor), 422)
  const deed: LinkAct['deed'] = name === 'never-write' ? { name } : { name, entry: Number(form['entry']) }
  const outcome = await store.actByLink({ link, deed, now })
  switch (outcome.name) {
    case 'kept':
      if (name === 'withdraw' && outcome.receipt)
        await erase({ consultation: edition.file.id, receipt: outcome.receipt })
      return showDone(visitor, name, linked, 'entry' in deed ? deed.entry : 0)
    case 'unknown-link':
      return showEntrance(refused(visitor), 422)
    default:
      return showSignature(
        visitor,
        store,
        notice(
          visitor.view.say(
            'Cette signature a changé depuis : voici où elle en est.',
            'This signature has changed since: here is where it stands.',
          ),
          'warn',
        ),
      )
  }
}

/** What was done, and what comes next. */
function showDone(visitor: Visitor, name: LinkAct['deed']['name'], { signatures }: Linked, entry: number) {
  const { say } = visitor.view
  const signed = signatures.find((each) => each.entry === entry)?.said
  const isOrganisation = signed?.signer === 'organisation'
  const partner = visitor.edition.file.partners.find(({ origin }) => origin === signed?.partner)
  const [title, body] = {
    confirm: isOrganisation
      ? [
          say('Signature bien reçue', 'Signature received'),
          say(
            'L’équipe d’animation vérifie maintenant que vous signez pour cette organisation ; elle est comptée ensuite.',
            'The facilitators now check that you sign for this organisation; it is counted then.',
          ),
        ]
      : [
          say('Signature confirmée', 'Signature confirmed'),
          say(
            'Merci : votre signature est comptée. Vous pouvez la modifier ou la retirer sur la page où vous avez signé, ou par un autre lien.',
            'Thank you: your signature is counted. You can change it or withdraw it on the page where you signed, or through another link.',
          ),
        ],
    withdraw: [
      say('Signature retirée', 'Signature withdrawn'),
      say(
        'Elle n’est plus comptée, et tout ce que vous aviez donné est effacé.',
        'It is no longer counted, and all that you had given is erased.',
      ),
    ],
    'never-write': [
      say('Nous ne vous écrirons plus', 'We will not write to you again'),
      say(
        'Ce qui attendait votre confirmation est effacé, et plus aucun message ne partira vers cette adresse.',
        'What waited for your confirmation is erased, and no message will leave for this address any more.',
      ),
    ],
  }[name] as [string, string]
  return visitor.show({
    title,
    body: html`<div class="card narrow"><p>${body}</p>
      ${partner && html`<p><a href="${partner.origin}" rel="noopener">${say('Revenir sur le site :', 'Back to the site:')} <bdi>${partner.name}</bdi></a></p>`}
      <p class="small">${name === 'confirm' && html`<a href="${pathOf(visitor)}">${say('Demander un autre lien', 'Ask for another link')}</a> · `}<a href="${pathOf(visitor, 'donnees')}">${say('Vos données et vos droits', 'Your data and your rights')}</a></p></div>`,
  })
}
