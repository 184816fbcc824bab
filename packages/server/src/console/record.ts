import { html } from '../pages/html.ts'
import type { Visit } from '../pages/view.ts'
import { treatmentCard } from '../signing/treatment-card.ts'
import { measures, treatmentsOf } from '../privacy/treatments.ts'

/** The record of processing activities (RGPD, article 30), made from the file that the server runs on. To be printed. */
export function showRecord(visit: Visit) {
  const { view, edition } = visit
  const { say, read } = view
  const { title, manifesto } = edition.file
  return visit.show({
    title: say('Registre des traitements', 'Record of processing'),
    body: html`<p class="lead">${say(
      'Fait d’après le fichier de la consultation, que ce serveur suit : un brouillon pour le registre du responsable, à relire avec son délégué.',
      'Made from the consultation’s file, which this server follows: a draft for the controller’s record, to be read again with their officer.',
    )}</p>
    <p>${read(title)}. ${manifesto && say(`Responsable : ${manifesto.controller.name}.`, `Controller: ${manifesto.controller.name}.`)}</p>
    ${treatmentsOf(edition.file).map((treatment) => treatmentCard(view, treatment))}
    <section class="card"><h2>${say('Mesures de sécurité', 'Security measures')}</h2>
      <ul>${measures.map((text) => html`<li>${read(text)}</li>`)}</ul></section>`,
  })
}
