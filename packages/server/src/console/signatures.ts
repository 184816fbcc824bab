import { signatureRefusals, signatureStatuses } from '@ess-widgets/contract/vocabulary.js'
import { select } from '../pages/fields.ts'
import { html, type Markup } from '../pages/html.ts'
import { notice, pathIn } from '../pages/layout.ts'
import { PageRefusal, type Visit } from '../pages/view.ts'
import { channelWords, signatureReasonWords, signatureStatusWords } from '../pages/words.ts'
import { facts } from '../signing/signature-card.ts'
import type { KeptSignature, Verdict } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'

/** Cards on one page. */
const most = 100

/** What of a signature a facilitator meets. The others are forgotten. */
const shownStatuses = signatureStatuses.filter((status) => !['withdrawn', 'replaced', 'expired'].includes(status))

/** Signatures by what became of them: organisations that wait first, since they count only once they are looked at. */
export async function showSignatures(visit: Visit, store: Store) {
  const { view, edition, query } = visit
  const { say, read } = view
  const all = await store.signatures(edition.file.id)
  const countOf = (wanted: string) => all.filter(({ status }) => status === wanted).length
  const { status = countOf('unverified') > 0 ? 'unverified' : 'confirmed' } = query
  const chosen = all.filter((each) => each.status === status)
  const shown = status === 'unverified' ? chosen.slice(0, most) : chosen.slice(-most).reverse()
  return visit.show({
    title: say('Signatures', 'Signatures'),
    body: html`${notice(saidOf(visit), query['fait'] === 'stale' ? 'warn' : 'done')}
      <form class="row search card" action="${pathIn(view, 'signatures')}">
        ${select(visit, { name: 'status', label: say('Où elles en sont', 'Where they stand'), value: status }, [
          {
            choices: shownStatuses.map((each) => ({
              value: each,
              label: `${read(signatureStatusWords[each])} (${countOf(each)})`,
            })),
          },
        ])}
        <button>${say('Montrer', 'Show')}</button>
      </form>
      ${chosen.length === 0 && html`<p class="lead">${say('Aucune signature ici.', 'No signature here.')}</p>`}
      ${chosen.length > most && html`<p class="small">${say(`${most} sur ${chosen.length} sont ici.`, `${most} of ${chosen.length} are here.`)}</p>`}
      ${shown.map((signature) => card(visit, signature))}`,
  })
}

function saidOf({ query, view: { say } }: Visit): string | undefined {
  const { fait = '', n = '' } = query
  if (!/^\d{1,9}$/.test(n)) return undefined
  const said: Record<string, string> = {
    accept: say(`La signature n° ${n} est comptée.`, `Signature no. ${n} is counted.`),
    refuse: say(
      `La signature n° ${n} n’est pas comptée ; qui l’a donnée voit le motif.`,
      `Signature no. ${n} is not counted; who gave it sees the reason.`,
    ),
    stale: say(
      `La signature n° ${n} a changé depuis que vous l’avez lue : rien n’a été décidé.`,
      `Signature no. ${n} has changed since you read it: nothing was decided.`,
    ),
  }
  return Object.hasOwn(said, fait) ? said[fait] : undefined
}

function card(visit: Visit, signature: KeptSignature): Markup {
  const { view } = visit
  const { say, read } = view
  const { entry, status, channel, revision, reason, said } = signature
  const seen = html`<input type="hidden" name="revision" value="${revision}" /><input type="hidden" name="status" value="${status}" />`
  return html`<article class="card" id="s${entry}">
    <p class="small">${say(`N° ${entry}`, `No. ${entry}`)} · ${read(channelWords[channel])} · ${read(signatureStatusWords[status])}${
      reason && html` · ${read(signatureReasonWords[reason])}`
    }</p>
    ${said && facts(visit, said)}
    ${
      status !== 'pending' &&
      html`<div class="acts">
      ${
        status !== 'confirmed' &&
        html`<form method="post" action="${pathIn(view, `signatures/${entry}/compter`)}">${seen}
        <button class="primary">${say('Compter', 'Count it')}</button></form>`
      }
      ${
        status !== 'refused' &&
        html`<details><summary>${say('Ne pas compter', 'Do not count')}</summary>
        <form class="row" method="post" action="${pathIn(view, `signatures/${entry}/ecarter`)}">${seen}
          ${select(visit, { name: 'reason', id: `reason-${entry}`, label: say('Motif', 'Reason'), isNeeded: true }, [
            {
              choices: [
                { value: '', label: say('Choisir un motif', 'Choose a reason') },
                ...signatureRefusals.map((each) => ({ value: each, label: read(signatureReasonWords[each]) })),
              ],
            },
          ])}
          <button>${say('Ne pas compter', 'Do not count')}</button></form></details>`
      }
    </div>`
    }
  </article>`
}

/** Decides whether a signature counts, and leads back to the list. */
export async function verify(visit: Visit, store: Store, name: Verdict['name']) {
  const { edition, request, form, member, now } = visit
  const { number } = request.params as { number: string }
  const verdict: Verdict =
    name === 'accept' ? { name } : { name, reason: form['reason'] as Extract<Verdict, { name: 'refuse' }>['reason'] }
  const outcome = await store.verify({
    consultation: edition.file.id,
    entry: Number(number),
    verdict,
    member: member.name,
    seen: { revision: Number(form['revision']), status: form['status'] as KeptSignature['status'] },
    now,
  })
  if (outcome.name === 'unknown-signature')
    throw new PageRefusal(404, 'Aucune signature n’a ce numéro.', 'No signature has this number.')
  const fait = outcome.name === 'kept' ? name : 'stale'
  return visit.goOn(`signatures?status=${form['status']}&fait=${fait}&n=${number}`)
}
