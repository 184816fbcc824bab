import type { WorkshopEntry } from '@ess-widgets/contract'
import { html, type Markup } from '../../pages/html.ts'
import type { View } from '../../pages/view.ts'
import { qrCode } from './qr.ts'
import { spoken } from './spoken.ts'

/** What hangs on the wall of the room. Its code leads to the page, and invites nobody to a table. */
export function coverSheet({ say, read, edition }: View, { title, questions }: WorkshopEntry, page: string): Markup {
  const name = read(title)
  return html`<section class="sheet cover ${(questions.length > 5 || name.length > 120) && 'dense'}">
    <p class="over">${read(edition!.file.title)}</p>
    <h2>${name}</h2>
    <ul class="questions plain">${questions.map(({ text }) => html`<li>${read(text)}</li>`)}</ul>
    <div class="how">
      ${qrCode(page, say('Code à scanner de la page de l’atelier', 'Code to scan of the workshop’s page'))}
      <div>
        <h3>${say('Pour prendre part', 'How to take part')}</h3>
        <ol>
          <li>${say('Scannez le code, ou tapez l’adresse.', 'Scan the code, or type the address.')}</li>
          <li>${say('Répondez, pour vous ou pour votre groupe.', 'Answer, for yourself or for your group.')}</li>
          <li>${say('Ce que vous envoyez est relu, puis publié.', 'What you send is read, then published.')}</li>
        </ol>
        <p>${say('Sans téléphone : demandez une feuille.', 'Without a telephone: ask for a sheet.')}</p>
      </div>
      <p class="address">${spoken(page)}</p>
    </div>
  </section>`
}
