import type { Meta } from '@storybook/web-components-vite'
import { html } from 'lit'
import '../packages/elements/src/all.ts'
import { copied } from './house/copied-text.ts'
import { tags } from './house/manifest.ts'
import { linkTo, page, pageStory, section, shown } from './house/page.ts'
import { serveSample } from './house/sample.ts'
import { en, fr, type Language, type Say } from './house/speak.ts'
import { firstChoice, type Choice } from './line/choice.ts'
import { htmlLines } from './line/lines.ts'
import { readPasted } from './line/output.ts'
import { tagNames } from './line/tag-words.ts'

const meta: Meta = { title: 'Introduction', tags: ['!autodocs'] }
export default meta

/** What a partner would choose for this vote. */
const choice: Choice = {
  ...firstChoice,
  address: 'https://consultations.example.org/v1/consultations/seminaire-2021',
  wayOut: 'https://seminaire.example.org',
}

function pasted(say: Say, language: Language) {
  const { said, code } = readPasted(language)
  return html`<p>${said}</p>
    ${copied(htmlLines(choice, code, language), say('les lignes', 'the lines'), language)}
    <p>
      ${say('Pour d’autres balises, et vos couleurs : ', 'For other tags, and your colours: ')}
      <a href=${linkTo('story/line--page')} target="_top">${say('Composer la ligne', 'Make your line')}</a>.
    </p>`
}

const door = (address: string, title: string, words: string) =>
  html`<li>
    <a href=${linkTo(address)} target="_top">${title}</a>
    <p>${words}</p>
  </li>`

const doors = (say: Say) =>
  html`<ul class="doors">
    ${door(
      'story/line--page',
      say('Composer la ligne', 'Make your line'),
      say(
        'Vous tenez un site : choisissez une balise et ses couleurs, voyez-la, copiez la ligne.',
        'You keep a site: choose a tag and its colours, see it, copy the line.',
      ),
    )}
    ${door(
      'story/foundations--colours',
      say('Fondations', 'Foundations'),
      say(
        'Vous dessinez : les couleurs et leurs contrastes, le texte, l’espace, les mots, les marques, le mouvement.',
        'You design: colours and their contrast, type, space, words, marks, motion.',
      ),
    )}
    ${door(
      'story/foundations--do-and-dont',
      say('À faire et à éviter', 'Do and don’t'),
      say('La même balise bien et mal posée, pour de vrai.', 'The same tag placed well and badly, for real.'),
    )}
    ${door(
      'story/accessibility--criteria',
      say('Accessibilité', 'Accessibility'),
      say(
        'Ce que chaque balise répond aux critères du RGAA, à coller dans votre déclaration.',
        'What each tag answers to the criteria of RGAA and WCAG, to paste into your statement.',
      ),
    )}
  </ul>`

const tagList = (language: Language) =>
  html`<ul class="doors">
    ${tags.map(({ tagName }) =>
      door(`docs/${tagName.replace('ess-', '')}--docs`, tagNames[tagName]![language], `<${tagName}>`),
    )}
  </ul>`

/** One consultation for as long as the book is open: a vote given here stays through a change of language. */
const server = serveSample()

export const Page = {
  ...pageStory((say, language) =>
    page(
      {
        title: 'ESS Widgets',
        lede: say(
          'Des balises à coller dans n’importe quelle page, pour prendre part à une consultation de l’économie sociale et solidaire.',
          'Tags to paste into any page, to take part in a consultation of the social and solidarity economy.',
        ),
      },
      shown(
        html`<ess-vote consultation=${server.url} principle="gouvernance" heading-level="2"></ess-vote>`,
        say(
          'C’est la vraie balise : votez. Rien ne part d’ici.',
          'This is the real tag: vote. Nothing leaves this page.',
        ),
      ),
      section(say('Par où entrer', 'Where to go in'), doors(say)),
      section(
        say('Coller', 'Paste'),
        say(
          fr`<ol>
            <li>Qui organise la consultation vous donne son adresse ; vous donnez l’origine de votre site.</li>
            <li>Vous collez une fois la ligne de la consultation, la feuille de style et le script ; puis la balise, là où elle doit se voir.</li>
            <li>Vous laissez un lien dans la balise : il se montre à qui elle ne peut pas servir.</li>
          </ol>`,
          en`<ol>
            <li>Whoever organises the consultation gives you its address; you give the origin of your site.</li>
            <li>You paste the line of the consultation, the style sheet and the script once; then the tag, where it should be seen.</li>
            <li>You leave a link inside the tag: it shows to those whom it cannot serve.</li>
          </ol>`,
        ),
        pasted(say, language),
      ),
      section(say('Les huit balises', 'The eight tags'), tagList(language)),
      section(
        say('Lire ce livre', 'How to read this book'),
        say(
          fr`<p>
              Chaque histoire montre <strong>un état qu’une personne peut rencontrer</strong> : en chargement, prêt, en cours
              d’envoi, gardé sur l’appareil, fait, en erreur, clos. Une consultation d’exemple vit en mémoire.
            </p>
            <p>
              La barre d’outils change la langue, les couleurs, la taille du texte et le sens de lecture
              <strong>de la page</strong> ; les balises suivent, comme elles suivront votre site.
            </p>
            <p>
              Dans la colonne, nos pages viennent d’abord, d’« Introduction » à « Chez un partenaire ». Suivent les balises, un
              groupe chacune, sous leur nom anglais : les états qu’elles ont, nommés comme dans leur code.
            </p>`,
          en`<p>
              Each story shows <strong>one state a visitor can meet</strong>: loading, ready, sending, kept on the device,
              done, error, closed. A sample consultation lives in memory.
            </p>
            <p>
              The toolbar changes the language, the colours, the size of the text and the direction
              <strong>of the page</strong>; the tags follow, as they will follow your site.
            </p>
            <p>
              In the sidebar, our pages come first, from “Introduction” to “On a partner’s page”. The tags follow, a group each:
              the states they have, named as in their code.
            </p>`,
        ),
      ),
    ),
  ),
  name: 'Introduction',
}
