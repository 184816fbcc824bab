import { choices } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup } from '../../pages/html.ts'
import type { View } from '../../pages/view.ts'
import { choiceWords } from '../../pages/words.ts'
import { box, familyBoxes } from './boxes.ts'

/** The ballot of one person, numbered as it is typed. On each of its pages it has room for its number. */
export function ballotSheet(view: View): Markup {
  const { say, read, edition } = view
  const { title, principles } = edition!.file
  return html`<section class="sheet ballot">
    <h2>${say('Bulletin de vote', 'Ballot')}</h2>
    <p>${say(
      'Une case par affirmation ; aucune, si vous ne voulez pas répondre. N’écrivez pas votre nom : le numéro sert à ne compter cette feuille qu’une fois.',
      'One box for each statement; none, if you do not want to answer. Do not write your name: the number serves to count this sheet only once.',
    )}</p>
    <table>
      <colgroup><col class="of-number" /><col /><col class="of-choice" span="3" /></colgroup>
      <thead>
        <tr><td colspan="2" class="over">${read(title)}</td><td colspan="3" class="sheet-number">${say('Feuille n°', 'Sheet no.')} <i></i></td></tr>
        <tr><th scope="col">${say('N°', 'No.')}</th><th scope="col">${say('Affirmation', 'Statement')}</th>
        ${choices.map((choice) => html`<th scope="col">${read(choiceWords[choice])}</th>`)}</tr>
      </thead>
      <tbody>${principles.map(
        ({ statement }, index) => html`<tr><td>${index + 1}</td><td>${read(statement)}</td>
        ${choices.map(() => html`<td>${box}</td>`)}</tr>`,
      )}</tbody>
    </table>
    ${familyBoxes(view)}
  </section>`
}
