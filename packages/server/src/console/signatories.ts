import type { Signatory } from '@ess-widgets/contract'
import { toCsv } from '@ess-widgets/contract/csv.js'
import { signatoryOf } from '../http/published-manifesto.ts'
import { html } from '../pages/html.ts'
import type { Visit } from '../pages/view.ts'
import { familyWords, signerWords } from '../pages/words.ts'
import type { Store } from '../store/store.ts'

/** Those who ticked that they may be named, as they let their names be read. */
async function signatoriesOf({ edition }: Visit, store: Store): Promise<Signatory[]> {
  return (await store.named({ consultation: edition.file.id })).map(signatoryOf)
}

const named = ({ edition, reply }: Visit, name: string) =>
  reply.header('content-disposition', `attachment; filename="${edition.file.id}-${name}"`)

export async function exportSignatories(visit: Visit, store: Store) {
  const { say, read } = visit.view
  const headings = [
    say('N°', 'No.'),
    say('Nom', 'Name'),
    say('Qui signe', 'Who signs'),
    say('Famille', 'Family'),
    say('Version', 'Version'),
  ]
  const rows = (await signatoriesOf(visit, store)).map(({ number, name, signer, family, version }) => [
    number,
    name,
    read(signerWords[signer]),
    family ? read(familyWords[family]) : '',
    version,
  ])
  return named(visit, 'signataires.csv')
    .type('text/csv; charset=utf-8')
    .send(toCsv([headings, ...rows]))
}

export async function exportSignatoriesDocument(visit: Visit, store: Store) {
  const signatories = await signatoriesOf(visit, store)
  return named(visit, 'signataires.json')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ consultation: visit.edition.file.id, signatories }, null, 2))
}

/** The e-mails of those who want to be written to, and nothing of what they signed. */
export async function exportContacts(visit: Visit, store: Store) {
  const { say } = visit.view
  const rows = (await store.contacts(visit.edition.file.id)).map(({ email, language }) => [email, language])
  return named(visit, 'contacts.csv')
    .type('text/csv; charset=utf-8')
    .send(toCsv([[say('Adresse électronique', 'E-mail address'), say('Langue', 'Language')], ...rows]))
}

/** The list to print under the text. */
export async function printSignatories(visit: Visit, store: Store) {
  const { view, edition } = visit
  const { say, read } = view
  const signatories = await signatoriesOf(visit, store)
  const { cells } = await store.signatureStanding(edition.file.id)
  const all = cells.reduce((sum, { count }) => sum + count, 0)
  const reserved = cells.reduce((sum, { article, count }) => sum + (article === null ? 0 : count), 0)
  const { title } = edition.manifesto!.current
  const of = (signer: Signatory['signer']) => signatories.filter((each) => each.signer === signer)
  const list = (heading: string, those: Signatory[]) =>
    those.length > 0 &&
    html`<section><h2>${heading}</h2><ul class="names">${those.map(
      ({ name, family }) =>
        html`<li><bdi>${name}</bdi>${family && html` <span class="small">${read(familyWords[family])}</span>`}</li>`,
    )}</ul></section>`
  return visit.show({
    title: say('Signataires', 'Signatories'),
    body: html`<p class="lead">${read(title)}</p>
    <p>${numbersOf(visit, all, reserved)} ${say(
      'Les noms sont ceux des personnes et des organisations qui ont voulu les publier.',
      'The names are those of the people and organisations who wanted to publish them.',
    )}</p>
    <p><button data-print hidden>${say('Imprimer', 'Print')}</button></p>
    ${list(say('Organisations', 'Organisations'), of('organisation'))}
    ${list(say('Personnes', 'People'), of('person'))}`,
  })
}

/** How many have signed, in a whole sentence. */
function numbersOf({ view: { say, language } }: Visit, all: number, reserved: number): string {
  const number = new Intl.NumberFormat(language)
  const [total, some] = [number.format(all), number.format(reserved)]
  const isOne = new Intl.PluralRules(language).select(all) === 'one'
  if (reserved === 0)
    return isOne
      ? say(`${total} signature.`, `${total} signature.`)
      : say(`${total} signatures.`, `${total} signatures.`)
  return isOne
    ? say(`${total} signature, avec réserve.`, `${total} signature, with a reservation.`)
    : say(
        `${total} signatures, dont ${some} avec réserve.`,
        `${total} signatures, of which ${some} with a reservation.`,
      )
}
