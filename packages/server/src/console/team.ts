import { legibleLine } from '@ess-widgets/contract'
import { invitationLength, roles, type Role } from '../store/member-store.ts'
import type { Store } from '../store/store.ts'
import { linkOf, secretLink } from './entrance.ts'
import { input, select } from '../pages/fields.ts'
import { html, type Markup } from '../pages/html.ts'
import { notice, pathIn } from '../pages/layout.ts'
import { codeHash, newCode } from '../codes.ts'
import { clockOf, type Visit } from '../pages/view.ts'
import { actWords, reasonWords, roleWords, signatureReasonWords, verificationWords } from '../pages/words.ts'

/** Who works in the console, who may come, and the form that invites. */
export async function showTeam(
  visit: Visit,
  store: Store,
  { status = 200, link }: { status?: number; link?: string } = {},
) {
  const { view, edition, now, query, member } = visit
  const { say, read } = view
  const { members, invitations } = await store.team(edition.file.id, now)
  const said = {
    revoque: say(
      'Cette personne n’entre plus ; ses sessions sont closes.',
      'This person can no longer enter; their sessions are closed.',
    ),
    annulee: say('L’invitation est annulée.', 'The invitation is taken back.'),
  } as Record<string, string>
  const days = (expires: number) => Math.max(1, Math.ceil((expires - now) / 86_400_000))
  return visit.show(
    {
      title: say('Équipe', 'Team'),
      body: html`${notice(Object.hasOwn(said, query['fait'] ?? '') ? said[query['fait']!] : undefined)}
      ${link && html`<div class="card narrow">${secretLink(visit, link)}</div>`}
      <form class="card narrow" method="post" action="${pathIn(view, 'equipe/inviter')}">
        <h2>${say('Inviter', 'Invite')}</h2>
        ${input(
          visit,
          {
            name: 'name',
            label: say('Nom dans le journal', 'Name in the audit'),
            hint: say(
              'Une personne ou une table, comme « Table nord » ; jamais deux fois le même.',
              'A person or a table, such as “North table”; never twice the same.',
            ),
            isFocused: !link,
          },
          html`type="text" maxlength="80" autocomplete="off"`,
        )}
        ${select(visit, { name: 'role', label: say('Rôle', 'Role') }, [
          { choices: roles.map((role) => ({ value: role, label: read(roleWords[role]) })) },
        ])}
        <p><button class="${!link && 'primary'}">${say('Créer l’invitation', 'Make the invitation')}</button></p>
      </form>
      <section>
        <h2>${say('Dans la console', 'In the console')}</h2>
        <ul class="cards">
          ${members.map(
            ({
              number,
              name,
              role,
            }) => html`<li class="card brief row spread"><p><bdi>${name}</bdi>, ${read(roleWords[role])}</p>
          ${
            number === member.number
              ? html`<p class="small">${say('C’est vous', 'This is you')}</p>`
              : html`<div class="row"><form method="post" action="${pathIn(view, 'equipe/lien')}"><input type="hidden" name="number" value="${number}" />
            <button>${say('Nouveau lien', 'New link')}<span class="hidden"> ${name}</span></button></form>
            <form method="post" action="${pathIn(view, 'equipe/retirer')}"><input type="hidden" name="number" value="${number}" />
            <button>${say('Retirer', 'Remove')}<span class="hidden"> ${name}</span></button></form></div>`
          }</li>`,
          )}
        </ul>
      </section>
      <section>
        <h2>${say('Invitations en cours', 'Pending invitations')}</h2>
        ${invitations.every((each) => each.member !== null) && html`<p>${say('Aucune.', 'None.')}</p>`}
        <ul class="cards">
          ${invitations
            .filter((each) => each.member === null)
            .map(
              ({
                name,
                role,
                expires,
              }) => html`<li class="card brief row spread"><p><bdi>${name}</bdi>, ${read(roleWords[role])} <span class="small">${say(`encore ${days(expires)} j`, `${days(expires)} d left`)}</span></p>
          <form method="post" action="${pathIn(view, 'equipe/annuler')}"><input type="hidden" name="name" value="${name}" />
            <button>${say('Annuler', 'Take back')}<span class="hidden"> ${name}</span></button></form></li>`,
            )}
        </ul>
      </section>`,
    },
    status,
  )
}

export async function invite(visit: Visit, store: Store, origin: string) {
  const { edition, form, now, view } = visit
  const consultation = edition.file.id
  const faults = new Map(visit.faults)
  const name = legibleLine(form['name'] ?? '')
  if (name === '')
    faults.set('name', view.say('Il faut ici un nom qui se lit.', 'This must be a name that can be read.'))
  if (faults.size > 0) return showTeam({ ...visit, faults }, store, { status: 422 })
  const code = newCode()
  const role = form['role'] as Role
  const expires = now + invitationLength
  const outcome = await store.invite({ consultation, code: codeHash(code), role, name, member: null, expires }, now)
  if (outcome.name === 'name-taken') {
    faults.set(
      'name',
      view.say(
        'Ce nom est ou a été celui de quelqu’un : choisissez-en un autre.',
        'This name is or was somebody’s: choose another.',
      ),
    )
    return showTeam({ ...visit, faults }, store, { status: 422 })
  }
  return showTeam({ ...visit, form: {} }, store, { link: linkOf(origin, consultation, code) })
}

/** Lets a member whose session has ended come back, under their own name. */
export async function renew(visit: Visit, store: Store, origin: string) {
  const { edition, form, now } = visit
  const consultation = edition.file.id
  const { members } = await store.team(consultation, now)
  const member = members.find(({ number }) => number === Number(form['number']))
  if (!member) return showTeam(visit, store, { status: 404 })
  const { number, role, name } = member
  const code = newCode()
  const expires = now + invitationLength
  await store.invite({ consultation, code: codeHash(code), role, name, member: number, expires }, now)
  return showTeam({ ...visit, form: {} }, store, { link: linkOf(origin, consultation, code) })
}

export async function uninvite(visit: Visit, store: Store) {
  await store.uninvite({ consultation: visit.edition.file.id, name: legibleLine(visit.form['name']!) })
  return visit.goOn('equipe?fait=annulee')
}

export async function revoke(visit: Visit, store: Store) {
  await store.revoke({ consultation: visit.edition.file.id, number: Number(visit.form['number']) })
  return visit.goOn('equipe?fait=revoque')
}

/** Who decided what, and when: nothing changes or deletes a line. */
export async function showAudit(visit: Visit, store: Store) {
  const { view, edition } = visit
  const { say, read } = view
  const contributions = (await store.moderations(edition.file.id)).toReversed()
  const signatures = (await store.verifications(edition.file.id)).toReversed()
  return visit.show({
    title: say('Journal', 'Audit'),
    body: html`<p class="lead">${say('Qui a décidé quoi. Rien ne s’y efface.', 'Who decided what. Nothing is deleted from it.')}</p>
    ${lines(
      visit,
      say('Contributions', 'Contributions'),
      contributions.map(({ sequence, number, act, reason, into, member, at }) => ({
        sequence,
        about: html`<a href="${pathIn(view, `contributions/${number}`)}">${say(`n° ${number}`, `no. ${number}`)}</a>`,
        decision: html`${read(actWords[act])}${reason && html` (${read(reasonWords[reason])})`}${into && say(` dans le n° ${into}`, ` into no. ${into}`)}`,
        member,
        at,
      })),
    )}
    ${
      edition.manifesto &&
      lines(
        visit,
        say('Signatures', 'Signatures'),
        signatures.map(({ sequence, entry, act, reason, member, at }) => ({
          sequence,
          about: html`${say(`n° ${entry}`, `no. ${entry}`)}`,
          decision: html`${read(verificationWords[act])}${reason && html` (${read(signatureReasonWords[reason])})`}`,
          member,
          at,
        })),
      )
    }`,
  })
}

interface Line {
  sequence: number
  about: Markup
  decision: Markup
  member: string
  at: string
}

function lines({ view }: Visit, heading: string, all: Line[]): Markup {
  const { say } = view
  const time = clockOf(view, { dateStyle: 'medium', timeStyle: 'short' })
  return html`<section><h2>${heading}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="${heading}"><table>
      <thead><tr><th scope="col">${say('Acte', 'Act')}</th><th scope="col">${say('Sur', 'About')}</th><th scope="col">${say('Décision', 'Decision')}</th><th scope="col">${say('Par', 'By')}</th><th scope="col">${say('Le', 'On')}</th></tr></thead>
      <tbody>${all.map(
        ({
          sequence,
          about,
          decision,
          member,
          at,
        }) => html`<tr><td>${sequence}</td><td>${about}</td><td>${decision}</td>
        <td><bdi>${member}</bdi></td><td><time datetime="${at}">${time.format(new Date(at))}</time></td></tr>`,
      )}</tbody>
    </table></div></section>`
}
