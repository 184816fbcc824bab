import { randomUUID } from 'node:crypto'
import { signerKinds, visibilities, type SignerKind, type Visibility } from '@ess-widgets/contract/vocabulary.js'
import type { SignatureRequest } from '@ess-widgets/contract'
import { manifestoIn } from '../http/signatures.ts'
import { signedOf } from '../http/signature-content.ts'
import { expectPaper } from '../http/sheets.ts'
import { familyField, input, none, select, textarea } from '../pages/fields.ts'
import { refusedFaults } from '../pages/forms.ts'
import { html } from '../pages/html.ts'
import { notice, paperPages, pathIn } from '../pages/layout.ts'
import type { Visit } from '../pages/view.ts'
import { signerWords, visibilityWords } from '../pages/words.ts'
import { digestUnder } from '../store/secret.ts'
import type { Signed } from '../store/signature-store.ts'
import type { Store } from '../store/store.ts'

/** The form of a signature on paper: who types it has the sheet, and the hand that signed it, before their eyes. */
export function showPaperSignatures(visit: Visit, status = 200) {
  const { view, query, form, faults, edition } = visit
  const { say, read } = view
  const { current } = manifestoIn(edition)
  const said = /^\d{1,9}$/.test(query['n'] ?? '')
    ? say(
        `La signature est enregistrée et comptée, sous le n° ${query['n']}. La suivante ?`,
        `The signature is kept and counted, under no. ${query['n']}. The next one?`,
      )
    : undefined
  return visit.show(
    {
      title: say('Saisir une signature', 'Enter a signature'),
      body: html`${paperPages(view)} ${notice(said)}
      <form class="card" method="post" action="${pathIn(view, 'papier/signatures')}">
        <p class="lead">${read(current.title)}, ${say(`version ${current.version}`, `version ${current.version}`)}</p>
        <input type="hidden" name="key" value="${form['key'] ?? randomUUID()}" />
        ${select(visit, { name: 'signer', label: say('Qui signe', 'Who signs'), value: query['signer'] }, [
          { choices: signerKinds.map((kind) => ({ value: kind, label: read(signerWords[kind]) })) },
        ])}
        <div class="row">
          ${input(visit, { name: 'firstName', label: say('Prénom', 'First name'), isFocused: true })}
          ${input(visit, { name: 'lastName', label: say('Nom', 'Last name') })}
          ${select(
            visit,
            { name: 'visibility', label: say('Nom publié', 'Name published'), value: query['visibility'] },
            [{ choices: visibilities.map((each) => ({ value: each, label: read(visibilityWords[each]) })) }],
          )}
        </div>
        <details ${(form['signer'] ?? query['signer']) === 'organisation' && html`open`}>
          <summary>${say('Pour une organisation', 'For an organisation')}</summary>
          <div class="row">
            ${input(visit, { name: 'organisation', label: say('Nom de l’organisation', 'Name of the organisation') })}
            ${familyField(visit)}
            ${input(visit, { name: 'siren', label: say('SIREN (facultatif)', 'SIREN (optional)') }, html`type="text" inputmode="numeric" maxlength="11" size="11"`)}
            ${input(visit, { name: 'role', label: say('Fonction de qui signe', 'Role of who signs') })}
            ${input(visit, { name: 'mandate', label: say('Mandat', 'Mandate') }, html`type="text" maxlength="500"`)}
          </div>
        </details>
        <details ${(form['reservation'] || form['article']) && html`open`}>
          <summary>${say('Avec une réserve', 'With a reservation')}</summary>
          ${select(visit, { name: 'article', label: say('Article', 'Article') }, [
            { choices: [none, ...current.articles.map(({ id, title }) => ({ value: id, label: read(title) }))] },
          ])}
          ${textarea(visit, { name: 'reservation', label: say('Ce que dit la réserve', 'What the reservation says') }, 3)}
        </details>
        ${notice(faults.get('key') ?? faults.get('act'), 'warn')}
        <p><button class="primary">${say('Enregistrer et compter', 'Save and count')}</button></p>
        <p class="small">${say('Le journal garde votre nom. La feuille signée est à garder : c’est elle qui fait foi.', 'The audit keeps your name. Keep the signed sheet: it is the proof.')}</p>
      </form>`,
    },
    status,
  )
}

export async function enterPaperSignature(visit: Visit, store: Store) {
  const { edition, form, member, now, view } = visit
  const faults = new Map(visit.faults)
  const said = faults.size === 0 ? readSigned(visit, faults) : undefined
  if (!said) return showPaperSignatures({ ...visit, faults }, 422)
  const key = form['key']!
  const outcome = await store.enterSignature({
    consultation: edition.file.id,
    said,
    member: member.name,
    key,
    digest: digestUnder(key, said),
    now,
  })
  if (outcome.name === 'key-reused') {
    const words = view.say(
      'Une autre signature a déjà été enregistrée par cette page. Celle-ci est encore là : enregistrez-la de nouveau.',
      'Another signature was already kept by this page. This one is still here: keep it again.',
    )
    return showPaperSignatures(
      { ...visit, form: { ...form, key: randomUUID() }, faults: new Map([['key', words]]) },
      409,
    )
  }
  const kept = new URLSearchParams({
    n: String(outcome.signature.entry),
    signer: said.signer,
    visibility: said.visibility,
  })
  return visit.goOn(`papier/signatures?${kept}`)
}

/** What the sheet says, by the rules of its text; or nothing, and the faults that were found. */
function readSigned({ edition, form, view }: Visit, faults: Map<string, string>): Signed | undefined {
  const { key: _, article, reservation, siren, ...given } = form
  const { current } = manifestoIn(edition)
  if (!article !== !reservation) {
    faults.set(article ? 'reservation' : 'article', view.say('Ce champ est nécessaire.', 'This field is needed.'))
    return undefined
  }
  const digits = siren?.replaceAll(/\s/g, '')
  if (digits && !/^\d{9}$/.test(digits)) {
    faults.set(
      'siren',
      view.say('Il faut ici les neuf chiffres du SIREN.', 'This must be the nine digits of the SIREN.'),
    )
    return undefined
  }
  const body = {
    ...given,
    version: current.version,
    signer: form['signer'] as SignerKind,
    visibility: form['visibility'] as Visibility,
    partner: null,
    contact: false,
    ...(digits && { siren: digits }),
    ...(article && { reservation: { article, text: reservation } }),
  } as SignatureRequest
  try {
    expectPaper(edition)
    return signedOf({ text: current, hasPartner: () => true }, body)
  } catch (error) {
    for (const [field, words] of refusedFaults(error, view.say))
      faults.set(field.replace('reservation/text', 'reservation'), words)
    return undefined
  }
}
