import { defaultContributionLength, type WorkshopEntry } from '@ess-widgets/contract'
import { contributionKinds } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup } from '../../pages/html.ts'
import type { View } from '../../pages/view.ts'
import { kindWords } from '../../pages/words.ts'
import { boxes, familyBoxes } from './boxes.ts'

/** Characters that a line across the sheet holds, written by hand. */
const lineLength = 55

/** The sheet that a contribution is written on, with the fields that are typed from it. */
export function contributionSheet(
  view: View,
  { title, questions, maxLength = defaultContributionLength }: WorkshopEntry,
): Markup {
  const { say, read, edition } = view
  const lines = Math.min(16, Math.max(6, Math.ceil(maxLength / lineLength)))
  const blank = (label: string) => html`<p class="blank"><span>${label}</span><i></i></p>`
  return html`<section class="sheet form">
    <p class="over">${read(edition!.file.title)}</p>
    <h2>${read(title)}</h2>
    <p>${say('Une feuille par idée. Cochez une case, sous la question à laquelle vous répondez.', 'One sheet for each idea. Tick one box, under the question that you answer.')}</p>
    <ol class="asked plain">
      ${questions.map(
        ({ text, kinds = contributionKinds }) =>
          html`<li><p class="label">${read(text)}</p>${boxes(kinds.map((kind) => read(kindWords[kind])))}</li>`,
      )}
    </ol>
    <div class="writing">
      <p class="label">${say('Votre texte', 'Your text')} <span class="small">${say(`${maxLength} caractères au plus, en lettres lisibles`, `at most ${maxLength} characters, in letters that can be read`)}</span></p>
      ${Array.from({ length: lines }, () => html`<i class="line"></i>`)}
    </div>
    ${familyBoxes(view)}
    <div class="blanks">
      ${blank(say('Organisation', 'Organisation'))} ${blank(say('Nom', 'Name'))}
      ${blank(say('Nombre de personnes', 'Number of people'))}
      ${blank(say('Divergence : n° du principe', 'Divergence: no. of the principle'))}
    </div>
    <p class="small">${say(
      'Tout cela est facultatif. En remettant cette feuille, vous acceptez que son texte soit publié, avec l’organisation et le nom que vous y écrivez. N’y nommez personne d’autre.',
      'All of that is optional. By handing in this sheet you agree that its text is published, with the organisation and the name that you write on it. Name nobody else.',
    )}</p>
  </section>`
}
