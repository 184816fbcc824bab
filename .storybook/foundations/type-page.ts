import { html } from 'lit'
import '../../packages/elements/src/all.ts'
import { page, pageStory, section, shown, table } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
import { en, fr, type Language } from '../house/speak.ts'
import { defaultOf, propertyOf } from '../house/tokens.ts'
import { inEm, measured, textOf, type Place } from './measured.ts'
import './foundations.css'

const server = serveSample()

const row = (role: string, place: Place, language: Language) => [
  role,
  html`<code>${place.tag}</code>`,
  measured(place, ({ fontSize }, element) => inEm(parseFloat(fontSize), textOf(element), language)),
  measured(place, ({ fontWeight }) => fontWeight),
  measured(place, ({ lineHeight, fontSize }) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(parseFloat(lineHeight) / parseFloat(fontSize)),
  ),
]

export const typePage = pageStory((say, language) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Texte', 'Type'),
      lede: say(
        'La police est celle de la page. La taille part de celle que la personne a choisie dans son navigateur.',
        'The typeface is the page’s. The size starts from the one that the person chose in their browser.',
      ),
    },
    shown(
      html`<div class="columns">
          <ess-vote consultation=${server.url} principle="gouvernance" heading-level="2"></ess-vote>
          <ess-signatures consultation=${server.url} heading-level="2"></ess-signatures>
        </div>`,
    ),
    section(
      say('Les tailles', 'Sizes'),
      table(
        say('Mesurées sur les balises ci-dessus', 'Measured on the tags above'),
        [
          say('Rôle', 'Role'),
          say('Balise', 'Tag'),
          say('Taille', 'Size'),
          say('Graisse', 'Weight'),
          say('Interligne', 'Line height'),
        ],
        [
          row(say('L’énoncé', 'The statement'), { tag: 'ess-vote', selector: '[part=statement]' }, language),
          row(
            say('Un grand nombre', 'A large number'),
            { tag: 'ess-signatures', selector: '[part=count] b' },
            language,
          ),
          row(say('Le texte', 'Text'), { tag: 'ess-vote', selector: '[part=explanation]' }, language),
          row(say('Un bouton', 'A button'), { tag: 'ess-vote', selector: '[part=choice]' }, language),
          row(say('Le texte discret', 'Quiet text'), { tag: 'ess-vote', selector: '[part=origin]' }, language),
        ],
      ),
    ),
    section(
      say('Ce qui se règle', 'What may be set'),
      table(
        say('Les deux propriétés du texte', 'The two properties of text'),
        [say('Propriété', 'Property'), say('D’elle-même', 'By itself'), say('À savoir', 'To know')],
        [
          [
            html`<code>${propertyOf('font-family')}</code>`,
            html`<code>${defaultOf('font-family')}</code>`,
            say('Celle de l’élément qui porte la balise.', 'That of the element that holds the tag.'),
          ],
          [
            html`<code>${propertyOf('font-size')}</code>`,
            html`<code>${defaultOf('font-size')}</code>`,
            say(
              'Jamais en pixels : qui a agrandi le texte de son navigateur le perdrait.',
              'Never in pixels: whoever enlarged the text of their browser would lose it.',
            ),
          ],
        ],
      ),
    ),
    section(
      say('Les règles', 'The rules'),
      say(
        fr`<ul>
            <li>Tout est en <code>em</code>, rien en <code>rem</code> : un site qui écrit <code>html { font-size: 62.5% }</code> ne rapetisse rien.</li>
            <li>Les nombres ont des chiffres de même largeur, groupés à la française : 1&#8239;284.</li>
            <li>Une ligne reste sous soixante-dix signes ; à 200 %, tout tient dans 320 pixels.</li>
            <li>Une espace avant « : ; ! ? » et dans « les guillemets » ne laisse jamais un signe seul en début de ligne.</li>
          </ul>`,
        en`<ul>
            <li>Everything is in <code>em</code>, nothing in <code>rem</code>: a site that writes <code>html { font-size: 62.5% }</code> shrinks nothing.</li>
            <li>Digits have one width, and are grouped as the language does.</li>
            <li>A line stays under seventy characters; at 200%, all fits into 320 pixels.</li>
            <li>French spaces before “: ; ! ?” never leave a mark alone at the beginning of a line.</li>
          </ul>`,
      ),
      html`<p class="small">
          ${say(
            'La barre d’outils a « Texte à 200 % » : essayez-la sur cette page.',
            'The toolbar has “Text 200%”: try it on this page.',
          )}
        </p>`,
    ),
  ),
)
