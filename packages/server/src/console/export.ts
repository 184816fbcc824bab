import { toCsv } from '@ess-widgets/contract/csv.js'
import type { KeptContribution } from '../store/contribution-store.ts'
import type { Store } from '../store/store.ts'
import { html, type Markup } from '../pages/html.ts'
import { pathIn } from '../pages/layout.ts'
import type { Visit } from '../pages/view.ts'
import { channelWords, familyWords, kindWords, reasonWords, statusWords } from '../pages/words.ts'
import { questionTitle, titleOf } from './moderation.ts'

export function showExport(visit: Visit) {
  const { view, edition, member } = visit
  const { say } = view
  const link = (name: string, text: string, attributes: Markup | false = html`download`) =>
    html`<li><a class="button" href="${pathIn(view, `export/${name}`)}" ${attributes}>${text}</a></li>`
  return visit.show({
    title: say('Exporter', 'Export'),
    body: html`<section class="card"><h2>${say('Contributions', 'Contributions')}</h2><p>${say(
      'Toutes, avec leur statut, le motif d’un refus, ce qui a été fusionné et les principes qui en viennent. Ni reçu, ni mot aux auteurs. Les refusées y sont aussi : ce fichier n’est pas à publier tel quel.',
      'All of them, with their status, the reason of a refusal, what was merged and the principles that come from them. No receipt, no note to authors. Refused ones are there too: this file is not to be published as it is.',
    )}</p>
    <ul class="row plain">${link('contributions.csv', say('Tableau (CSV)', 'Table (CSV)'))} ${link('contributions.json', say('Données (JSON)', 'Data (JSON)'))}</ul></section>
    ${
      edition.manifesto &&
      member.role === 'organiser' &&
      html`<section class="card"><h2>${say('Signataires', 'Signatories')}</h2><p>${say(
        'Celles et ceux qui ont accepté que leur nom soit publié, tel que chacun l’a choisi. Rien d’autre.',
        'Those who agreed to have their names published, as each of them chose. Nothing else.',
      )}</p>
      <ul class="row plain">${link('signataires', say('Liste à imprimer', 'List to print'), false)} ${link('signataires.csv', say('Tableau (CSV)', 'Table (CSV)'))} ${link('signataires.json', say('Données (JSON)', 'Data (JSON)'))}</ul></section>
      <section class="card"><h2>${say('Adresses', 'Addresses')}</h2><p>${say(
        'Celles et ceux qui ont accepté qu’on leur écrive : leur adresse et leur langue, sans rien de ce qu’ils ont signé.',
        'Those who agreed to be written to: their address and their language, without anything of what they signed.',
      )}</p>
      <ul class="row plain">${link('contacts.csv', say('Adresses (CSV)', 'Addresses (CSV)'))}</ul></section>`
    }`,
  })
}

/** A contribution as it leaves the server: neither a receipt, which no one has, nor what was told to its author alone. */
function exported({ edition }: Visit, all: KeptContribution[]) {
  const mergedInto = Map.groupBy(
    all.filter(({ status }) => status === 'merged'),
    ({ into }) => into!,
  )
  return all.map(({ workshop, number, status, channel, question, kind, content, reason, into }) => ({
    number,
    workshop,
    question,
    kind,
    status,
    channel,
    text: content?.text ?? null,
    author: content?.author ?? null,
    organisation: content?.organisation ?? null,
    family: content?.family ?? null,
    people: content?.people ?? null,
    divergesFrom: content?.principle ?? null,
    reason,
    into: status === 'merged' ? into : null,
    merged: (mergedInto.get(number) ?? []).map((each) => each.number),
    principles: edition.file.principles
      .filter(({ origin }) => origin.contributions?.includes(number))
      .map(({ id }) => id),
  }))
}

const named = ({ edition, reply }: Visit, ending: string) =>
  reply.header('content-disposition', `attachment; filename="${edition.file.id}-contributions.${ending}"`)

export async function exportDocument(visit: Visit, store: Store) {
  const contributions = exported(visit, await store.contributions(visit.edition.file.id))
  return named(visit, 'json')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ consultation: visit.edition.file.id, contributions }, null, 2))
}

export async function exportTable(visit: Visit, store: Store) {
  const { read } = visit.view
  const all = await store.contributions(visit.edition.file.id)
  // A table is read by people: what the other file has as codes is in words here.
  const rows = exported(visit, all).map((each, index) =>
    Object.values({
      ...each,
      workshop: titleOf(visit, each.workshop),
      question: questionTitle(visit, all[index]!),
      kind: read(kindWords[each.kind]),
      status: read(statusWords[each.status]),
      channel: read(channelWords[each.channel]),
      family: each.family && read(familyWords[each.family]),
      reason: each.reason && read(reasonWords[each.reason]),
    }).map((value) => (Array.isArray(value) ? value.join(' ') : (value ?? ''))),
  )
  const { say } = visit.view
  const headings = [
    say('N°', 'No.'),
    say('Atelier', 'Workshop'),
    say('Question', 'Question'),
    say('Nature', 'Kind'),
    say('Statut', 'Status'),
    say('Voie', 'Channel'),
    say('Texte', 'Text'),
    say('Auteur', 'Author'),
    say('Organisation', 'Organisation'),
    say('Famille', 'Family'),
    say('Personnes', 'People'),
    say('Diverge de', 'Diverges from'),
    say('Motif', 'Reason'),
    say('Fusionnée dans', 'Merged into'),
    say('Fusionnées avec elle', 'Merged with it'),
    say('Principes qui en viennent', 'Principles that come from it'),
  ]
  return named(visit, 'csv')
    .type('text/csv; charset=utf-8')
    .send(toCsv([headings, ...rows]))
}
