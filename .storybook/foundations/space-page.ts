import { html } from 'lit'
import '../../packages/elements/src/all.ts'
import { page, pageStory, section, shown, table } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
import { en, fr, type Language } from '../house/speak.ts'
import { defaultOf, propertyOf } from '../house/tokens.ts'
import { inEm, measured, textOf, type Place } from './measured.ts'
import './foundations.css'

const server = serveSample()

const card: Place = { tag: 'ess-vote', selector: '.card' }
const button: Place = { tag: 'ess-vote', selector: '[part=choice]' }

const length = (
  place: Place,
  name: 'paddingTop' | 'rowGap' | 'borderTopWidth' | 'minBlockSize' | 'borderTopLeftRadius',
  language: Language,
) => measured(place, (style, element) => inEm(parseFloat(style[name]), textOf(element), language))

export const spacePage = pageStory((say, language) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Espace et forme', 'Space and shape'),
      lede: say(
        'Des pas d’un quart, un seul arrondi, un seul trait. Ni ombre, ni dégradé, ni logo.',
        'Steps of a quarter, one roundness, one line. No shadow, no gradient, no logo.',
      ),
    },
    shown(html`<ess-vote consultation=${server.url} principle="gouvernance" heading-level="2"></ess-vote>`),
    section(
      say('Les mesures', 'Measures'),
      table(
        say(
          'Mesurées sur la balise ci-dessus, en fois la taille du texte',
          'Measured on the tag above, in times the size of the text',
        ),
        [say('Ce que c’est', 'What it is'), say('Mesure', 'Measure'), say('Pourquoi', 'Why')],
        [
          [
            say('Hauteur d’une cible', 'Height of a target'),
            length(button, 'minBlockSize', language),
            say(
              'On l’atteint au doigt ; WCAG 2.2 demande 24 pixels au moins.',
              'A finger reaches it; WCAG 2.2 asks for 24 pixels at least.',
            ),
          ],
          [
            say('Entre deux parts', 'Between two parts'),
            length(card, 'rowGap', language),
            say('Ce qui va ensemble est plus près.', 'What goes together is nearer.'),
          ],
          [
            say('Dans la carte', 'Inside the card'),
            length(card, 'paddingTop', language),
            say('Moins sur un téléphone : 5 % de la largeur au plus.', 'Less on a phone: 5% of the width at most.'),
          ],
          [
            say('Le trait', 'The line'),
            measured(card, ({ borderTopWidth }) => borderTopWidth.replace('px', '\u00a0px')),
            say('Le même partout ; deux pour ce qui est choisi.', 'The same everywhere; two for what is chosen.'),
          ],
          [
            say('L’arrondi', 'The roundness'),
            length(card, 'borderTopLeftRadius', language),
            html`<code>${propertyOf('radius')}: ${defaultOf('radius')}</code>`,
          ],
        ],
      ),
    ),
    section(
      say('Un arrondi pour tout', 'One roundness for all'),
      shown(
        html`<div class="columns">
            ${['0', '1.25em'].map(
              (radius) =>
                html`<div style="${propertyOf('radius')}: ${radius}">
                  <ess-vote consultation=${server.url} principle="but"></ess-vote>
                </div>`,
            )}
          </div>`,
        html`<code>${propertyOf('radius')}</code> · <code>0</code> · <code>1.25em</code>`,
      ),
    ),
    section(
      say('La place d’une balise', 'The place of a tag'),
      say(
        fr`<p>
            Une balise prend la largeur qu’on lui donne et s’y range : côte à côte où il y a la place, l’un sous l’autre ailleurs.
            <code>ess.css</code> lui garde sa hauteur avant qu’elle vienne. Ne lui donnez jamais une hauteur fixe.
          </p>`,
        en`<p>
            A tag takes the width it is given and lays itself out in it: side by side where there is room, one under the other
            elsewhere. <code>ess.css</code> keeps its height before it comes. Never give it a fixed height.
          </p>`,
      ),
      shown(
        html`<div class="places">
            <ess-vote consultation=${server.url} principle="reserves"></ess-vote>
            <ess-vote consultation=${server.url} principle="reserves"></ess-vote>
          </div>`,
      ),
    ),
  ),
)
