import { html } from 'lit'
import { page, pageStory, section, shown, table } from '../house/page.ts'
import { check } from '../house/pairs.ts'
import { en, fr, type Language, type Say } from '../house/speak.ts'
import { colourNames, defaultColours, propertyOf, schemes, type ColourName, type Scheme } from '../house/tokens.ts'
import { pairsTable } from '../line/contrasts.ts'
import { colourWords, verdict, words } from '../line/line-words.ts'
import './foundations.css'

const swatches = (scheme: Scheme, language: Language) => {
  const { surface, text, line } = defaultColours
  return html`<figure>
    <figcaption>${words[scheme === 'light' ? 'onLight' : 'onDark'][language]}</figcaption>
    <ul class="swatches" style="background: ${surface[scheme]}; color: ${text[scheme]}; border-color: ${line[scheme]}">
      ${colourNames.map(
        (name) =>
          html`<li>
            <span style="background: ${defaultColours[name][scheme]}; border-color: ${line[scheme]}"></span>
            <div>
              <strong>${colourWords[name][language]}</strong>
              <code>${propertyOf(name)}</code>
              <code>${defaultColours[name][scheme]}</code>
            </div>
          </li>`,
      )}
    </ul>
  </figure>`
}

/** What each is for, and what is left of it where the system picks the colours: as computed in Chromium. */
const uses = (say: Say): Readonly<Record<ColourName, readonly [purpose: string, forced: string]>> => {
  const text = say('texte du système', 'the system’s text')
  const ground = say('fond du système', 'the system’s ground')
  return {
    accent: [
      say('L’action principale, le focus, ce qui avance.', 'The primary action, the focus, what progresses.'),
      say(
        'bouton comme les autres ; la jauge prend la couleur de sélection',
        'a button like others; progress takes the colour of selections',
      ),
    ],
    'on-accent': [say('Le texte posé sur l’accent.', 'Text on the accent.'), text],
    text: [say('Tout ce qui se lit.', 'All that is read.'), text],
    muted: [
      say(
        'Ce qui se lit ensuite ; le bord des champs et des boutons.',
        'What is read next; the edges of fields and buttons.',
      ),
      text,
    ],
    surface: [say('Le fond de la carte.', 'The ground of the card.'), ground],
    sunken: [
      say('Le fond d’une phrase d’état.', 'The ground of a sentence of state.'),
      say('fond du système, le bord reste', 'the system’s ground, the edge stays'),
    ],
    line: [
      say(
        'Les traits qui séparent. Aucune information : aucun contraste demandé.',
        'Lines that separate. No information: no contrast is asked.',
      ),
      text,
    ],
    agree: [
      say('D’accord : toujours avec ✓ et le mot.', 'Agree: always with ✓ and the word.'),
      say(
        'la marque devient texte ; dans les résultats, couleur de sélection',
        'the mark becomes text; in results, the colour of selections',
      ),
    ],
    disagree: [
      say(
        'Pas d’accord, et ce qui a échoué : toujours avec ✕ ou une phrase.',
        'Disagree, and what failed: always with ✕ or a sentence.',
      ),
      text,
    ],
    pass: [
      say('Je passe : toujours avec – et le mot.', 'Pass: always with – and the word.'),
      say(
        'la marque devient texte ; dans les résultats, gris du système',
        'the mark becomes text; in results, the system’s grey',
      ),
    ],
  }
}

const forcedColours = (say: Say) =>
  say(
    fr`<p>
        Avec un thème à contraste, le système remplace les couleurs ; aucune feuille de style ne peut l’imiter. Pour le voir :
      </p>
      <ul>
        <li>Chrome, Edge : outils de développement, panneau « Rendu », « Émuler la fonctionnalité multimédia CSS forced-colors ».</li>
        <li>Firefox : Paramètres, « Couleurs », remplacer les couleurs par les miennes, « Toujours ».</li>
        <li>Windows : Paramètres, « Accessibilité », « Thèmes de contraste ».</li>
      </ul>
      <p>La réponse choisie garde un bord double, l’état une phrase, et la barre d’un vote ne dit rien de plus que les mots qui la précèdent.</p>`,
    en`<p>With a contrast theme, the system replaces the colours; no style sheet can imitate it. To see it:</p>
      <ul>
        <li>Chrome, Edge: developer tools, “Rendering” panel, “Emulate CSS media feature forced-colors”.</li>
        <li>Firefox: Settings, “Colors”, override the colours with mine, “Always”.</li>
        <li>Windows: Settings, “Accessibility”, “Contrast themes”.</li>
      </ul>
      <p>The answer given keeps a double edge, a state its sentence, and the bar of a vote says no more than the words before it.</p>`,
  )

export const coloursPage = pageStory((say, language) => {
  const checked = check(defaultColours)
  const failed = checked.filter(({ passes }) => !passes).length
  return page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Couleurs', 'Colours'),
      lede: say(
        'Dix couleurs, chacune en clair et en sombre. La page d’accueil reste première : un accent lui suffit.',
        'Ten colours, each in light and dark. The host page comes first: an accent is enough for it.',
      ),
    },
    shown(html`<div class="columns">${schemes.map((scheme) => swatches(scheme, language))}</div>`),
    section(
      say('Ce que chacune fait', 'What each does'),
      table(
        say(
          'Les propriétés, telles que le manifeste des balises les donne',
          'The properties, as the manifest of the tags has them',
        ),
        [
          say('Propriété', 'Property'),
          words.lightColumn[language],
          words.darkColumn[language],
          say('Pour', 'For'),
          say('Couleurs forcées', 'Forced colours'),
        ],
        colourNames.map((name) => [
          html`<code>${propertyOf(name)}</code>`,
          html`<code>${defaultColours[name].light}</code>`,
          html`<code>${defaultColours[name].dark}</code>`,
          ...uses(say)[name],
        ]),
      ),
    ),
    section(
      say('Où elles se rencontrent', 'Where they meet'),
      html`<p>${failed ? '✕' : '✓'} ${verdict(failed, checked.length)[language]} ${words.method[language]}</p>`,
      pairsTable(checked, language),
    ),
    section(
      say('Clair et sombre', 'Light and dark'),
      say(
        fr`<p>
          Les balises suivent la propriété <code>color-scheme</code> de la page, par héritage : un site clair reste clair chez qui
          préfère le sombre. Sur un site sombre qui ne le déclare pas, écrivez
          <code>ess-vote { color-scheme: dark }</code>.
        </p>`,
        en`<p>
          The tags follow the <code>color-scheme</code> property of the page, by inheritance: a light site stays light for those
          who prefer dark. On a dark site that does not declare itself, write
          <code>ess-vote { color-scheme: dark }</code>.
        </p>`,
      ),
    ),
    section(say('Couleurs forcées', 'Forced colours'), forcedColours(say)),
  )
})
