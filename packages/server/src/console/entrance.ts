import type { ConsultationFile } from '@ess-widgets/contract'
import { deviceLength } from '../store/member-store.ts'
import type { Store } from '../store/store.ts'
import type { Attempts } from '../pages/attempts.ts'
import { closeCookie, sessionCookie, sessionOf } from '../pages/cookies.ts'
import { input } from '../pages/fields.ts'
import { html, type Markup } from '../pages/html.ts'
import { pathIn } from '../pages/layout.ts'
import { codeHash, newCode, newToken, tokenHash } from '../codes.ts'
import { PageRefusal, type Guest, type Visit, type Visitor } from '../pages/view.ts'

/** The consultations, each with the way in. */
export function showConsultations(guest: Guest, files: ConsultationFile[]) {
  const { view } = guest
  return guest.show({
    title: view.say('Console d’animation', 'Facilitators’ console'),
    body: html`<ul class="cards">
      ${files.map(({ id, title }) => html`<li class="card"><a href="/console/${id}">${view.read(title)}</a></li>`)}
    </ul>`,
  })
}

/** The form of the code. GET never acts: a mail program that looks at a link uses nothing up. */
export function showEntrance(visitor: Visitor, status = 200) {
  const { view, query } = visitor
  const { say } = view
  const said =
    query['fait'] === 'sorti'
      ? say('Vous êtes déconnecté de la console.', 'You are logged out of the console.')
      : undefined
  return visitor.show(
    {
      title: say('Entrer dans la console', 'Enter the console'),
      body: html`${said && html`<p class="notice done" role="status">${said}</p>`}
      <form class="card narrow" method="post" action="${pathIn(view, 'entrer')}" data-entrance>
        ${input(
          visitor,
          {
            name: 'code',
            label: say('Code de votre invitation', 'Code of your invitation'),
            hint: say(
              'Le lien que vous avez reçu l’écrit ici ; vous pouvez aussi le taper. Il sert une fois.',
              'The link you received writes it here; you can also type it. It serves once.',
            ),
            isFocused: true,
          },
          html`type="text" maxlength="100" autocomplete="off" autocapitalize="none" spellcheck="false"`,
        )}
        <p><button class="primary">${say('Entrer', 'Enter')}</button></p>
        <p class="small">${say(
          'Entrer garde un cookie sur cet appareil, le temps de votre session : douze heures au plus.',
          'Entering keeps a cookie on this device for the time of your session: twelve hours at most.',
        )}</p>
      </form>`,
    },
    status,
  )
}

/** Opens a session with a code. */
export async function enter(visitor: Visitor, store: Store, attempts: Attempts) {
  const { edition, form, now, request, reply, view } = visitor
  if (visitor.faults.size > 0) return showEntrance(visitor, 422)
  const token = newToken()
  const member = await store.openSession({
    consultation: edition.file.id,
    code: codeHash(form['code']!),
    session: tokenHash(token),
    now,
  })
  if (!member) {
    if (attempts.addFailure(request.ip, now)) {
      reply.header('retry-after', '600')
      throw new PageRefusal(
        429,
        'Trop d’essais viennent d’échouer ; réessayez dans dix minutes.',
        'Too many attempts just failed; try again in ten minutes.',
      )
    }
    const said = view.say(
      'Ce code n’ouvre pas cette console : il a déjà servi, il a expiré, ou il s’écrit autrement. Demandez une autre invitation.',
      'This code does not open this console: it was used, it has expired, or it is written otherwise. Ask for another invitation.',
    )
    return showEntrance({ ...visitor, faults: new Map([['code', said]]) }, 422)
  }
  // A session of before ends here: a device has one.
  const before = sessionOf(request)
  if (before) await store.leave(before)
  reply.header('set-cookie', sessionCookie(token))
  return visitor.goOn('?fait=entre')
}

export async function leave(visit: Visit, store: Store) {
  await store.leave(sessionOf(visit.request)!)
  visit.reply.header('set-cookie', closeCookie)
  return visit.goOn('entrer?fait=sorti')
}

export function showDevice(visit: Visit) {
  const { say } = visit.view
  return visit.show({
    title: say('Continuer sur un autre appareil', 'Go on with another device'),
    body: html`<form class="card narrow" method="post" action="${pathIn(visit.view, 'appareil')}">
      <p>${say(
        'Un lien à usage unique y ouvrira votre session, à votre nom. Il est valable quinze minutes et remplace le précédent.',
        'A link that serves once will open your session there, under your name. It is valid for fifteen minutes and replaces the one before.',
      )}</p>
      <p><button class="primary" autofocus>${say('Créer le lien', 'Make the link')}</button></p>
    </form>`,
  })
}

export async function addDevice(visit: Visit, store: Store, origin: string) {
  const { member, view, now } = visit
  const { consultation, number, role, name } = member
  const code = newCode()
  await store.invite(
    { consultation, code: codeHash(code), role, name, member: number, expires: now + deviceLength },
    now,
  )
  return visit.show({
    title: view.say('Continuer sur un autre appareil', 'Go on with another device'),
    body: html`<div class="card narrow">${secretLink(visit, linkOf(origin, consultation, code))}</div>`,
  })
}

/** The way in for somebody who was given a code. In the fragment it reaches no log, no proxy and no other site. */
export const linkOf = (origin: string, consultation: string, code: string) =>
  `${origin}/console/${consultation}/entrer#${code}`

/** A link that is shown once. */
export const secretLink = ({ view: { say } }: Visit, link: string): Markup => html`<label for="link">${say(
  'Lien à usage unique, montré cette fois seulement',
  'Link that serves once, shown this time only',
)}</label>
  <textarea id="link" class="wide secret" rows="3" readonly autofocus aria-describedby="link-hint">${link}</textarea>
  <p><button type="button" data-copy="link" data-done="${say('Lien copié', 'Link copied')}" hidden>${say('Copier le lien', 'Copy the link')}</button></p>
  <p class="small" id="link-hint">${say(
    'Donnez-le à une seule personne : qui l’ouvre en premier entre.',
    'Give it to one person alone: who opens it first enters.',
  )}</p>`
