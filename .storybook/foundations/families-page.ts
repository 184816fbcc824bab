import { html, svg } from 'lit'
import { choices, families } from '@ess-widgets/contract/vocabulary.js'
import '../../packages/elements/src/all.ts'
import { Families as familiesInFigures } from '../../packages/elements/src/figures/figures.stories.ts'
import { isHollow, shapes } from '../../packages/elements/src/results/results-plot.ts'
import { page, pageStory, section, shown, table } from '../house/page.ts'
import { resultsFile, serveSample } from '../house/sample.ts'
import { en, fr, type Language } from '../house/speak.ts'
import { measured } from './measured.ts'
import { messages } from './messages.ts'
import './foundations.css'

const server = serveSample()

const familyMark = (family: (typeof families)[number]) =>
  html`<span class="marks">
    ${svg`<svg viewBox="-8 -8 16 16" aria-hidden="true"><path class=${isHollow(family) ? 'hollow' : ''} d=${shapes[family]} /></svg>`}
  </span>`

/** The mark of an answer, as its button bears it. */
const choiceMark = (choice: (typeof choices)[number]) =>
  html`<span class="marks">
    ${measured({ tag: 'ess-vote', selector: `button.${choice}` }, (_, button) =>
      getComputedStyle(button, '::before').content.replace(/^"(.).*/, '$1'),
    )}
  </span>`

const named = (names: Readonly<Record<string, unknown>>, key: string) => `${names[key]}`

const choiceRows = (language: Language) =>
  choices.map((choice) => [
    named(messages['ess-vote'][language] as unknown as Record<string, unknown>, choice),
    choiceMark(choice),
    html`<code>--ess-${choice}</code>`,
  ])

const familyRows = (language: Language) =>
  families.map((family) => [
    messages['ess-vote'][language].later[family],
    familyMark(family),
    messages['ess-results'][language].groups[family],
  ])

export const familiesPage = pageStory((say, language) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Familles et marques', 'Families and marks'),
      lede: say(
        'Jamais la couleur seule : une réponse a un signe et un mot, une famille une forme et un nom.',
        'Never colour alone: an answer has a sign and a word, a family a shape and a name.',
      ),
    },
    section(
      say('Les réponses', 'Answers'),
      shown(html`<ess-vote consultation=${server.url} principle="gouvernance"></ess-vote>`),
      table(
        say('Lues sur la balise ci-dessus et dans ses messages', 'Read off the tag above and its messages'),
        [say('Réponse', 'Answer'), say('Signe', 'Sign'), say('Couleur', 'Colour')],
        choiceRows(language),
      ),
      say(
        fr`<p>Bleu, rouille et gris se distinguent aussi pour qui voit mal le rouge et le vert. Aucune réponse n’est verte ou rouge : il n’y a pas de bonne réponse.</p>`,
        en`<p>Blue, rust and grey are told apart by those who see red and green badly too. No answer is green or red: there is no right answer.</p>`,
      ),
    ),
    section(
      say('Les familles', 'Families'),
      table(
        say(
          'Les cinq familles de la loi de 2014, et hors d’elles',
          'The five families of the act of 2014, and outside them',
        ),
        [say('Famille', 'Family'), say('Forme', 'Shape'), say('Dans les résultats', 'In results')],
        familyRows(language),
      ),
      shown((familiesInFigures.render as () => unknown)()),
      shown(
        html`<ess-results src=${resultsFile}></ess-results>`,
        say(
          'Une forme par famille, un trait pour ce que le nombre de réponses laisse ouvert ; la phrase et le tableau disent la même chose.',
          'A shape a family, a line for what the number of answers leaves open; the sentence and the table say the same.',
        ),
      ),
    ),
  ),
)
