import { html } from '../pages/html.ts'
import type { Visitor } from '../pages/view.ts'
import { treatmentsOf } from '../privacy/treatments.ts'
import { treatmentCard } from './treatment-card.ts'
import { pathOf } from './handlers.ts'

/** What is done with personal data, made from the file that the server runs on. */
export function showNotice(visitor: Visitor) {
  const { view, edition } = visitor
  const { say } = view
  const { controller } = edition.file.manifesto!
  return visitor.show({
    title: say('Vos données et vos droits', 'Your data and your rights'),
    body: html`<p class="lead">${say(
      `Responsable : ${controller.name}.`,
      `Controller: ${controller.name}.`,
    )} ${controller.address}${controller.email && html` · <a href="mailto:${controller.email}">${controller.email}</a>`}${
      controller.url && html` · <a href="${controller.url}" rel="noopener">${controller.url}</a>`
    }</p>
    ${treatmentsOf(edition.file).map((treatment) => treatmentCard(view, treatment))}
    <section class="card">
      <h2>${say('Vos droits', 'Your rights')}</h2>
      <p>${say(
        'Vous pouvez voir, corriger et retirer ce que vous avez donné, à tout moment et sans compte, sur la page où vous l’avez donné. Sans votre reçu, pour une signature :',
        'You can see, correct and withdraw what you gave, at any time and without an account, on the page where you gave it. Without your receipt, for a signature:',
      )} <a href="${pathOf(visitor)}">${say('demander un lien', 'ask for a link')}</a>.</p>
      <p>${say(
        'Vous pouvez aussi écrire au responsable, ou vous plaindre à la CNIL (www.cnil.fr).',
        'You can also write to the controller, or complain to the CNIL (www.cnil.fr).',
      )}</p>
      <p>${say(
        'Aucun cookie n’est posé sur les sites partenaires, et rien n’y est gardé avant que vous ne fassiez quelque chose.',
        'No cookie is set on partners’ sites, and nothing is kept there before you do something.',
      )}</p>
    </section>`,
  })
}
