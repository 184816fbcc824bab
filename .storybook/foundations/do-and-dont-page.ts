import { html, type TemplateResult } from 'lit'
import '../../packages/elements/src/all.ts'
import { contrast, needed, shownRatio } from '../house/contrast.ts'
import { page, pageStory, section } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
import { en, fr, type Language, type Said, type Say } from '../house/speak.ts'
import './do-and-dont.css'

const server = serveSample()
/** No consultation: that is answered at once. */
const nowhere = `${server.url}-absent`

const vote = (principle: string, level = 3) =>
  html`<ess-vote consultation=${server.url} principle=${principle} heading-level=${level}></ess-vote>`

/** What is done well can be used; what is not is only shown: nobody, by eye, keyboard or screen reader, has to cope with it. */
function example(isGood: boolean, words: Said, content: TemplateResult, say: Say) {
  return html`<figure class=${isGood ? 'good' : 'bad'}>
    <figcaption><strong>${isGood ? say('✓ À faire', '✓ Do') : say('✕ À éviter', '✕ Don’t')}</strong> ${words}</figcaption>
    <div class="ground" ?inert=${!isGood}>${content}</div>
  </figure>`
}

interface Both {
  readonly good: readonly [words: Said, content: TemplateResult]
  readonly bad: readonly [words: Said, content: TemplateResult]
}

const both = ({ good, bad }: Both, say: Say) =>
  html`<div class="columns">
    ${example(true, good[0], good[1], say)} ${example(false, bad[0], bad[1], say)}
  </div>`

/** A signature is sent by the one primary button of its form. */
const accented = (accent: string, onAccent: string) =>
  html`<div style="--ess-accent: ${accent}; --ess-on-accent: ${onAccent}; color-scheme: light">
    <ess-contribution consultation=${server.url} workshop="cabanes"></ess-contribution>
  </div>`

const measuredPair = (accent: string, onAccent: string, language: Language) =>
  html`<span class="number">${onAccent} / ${accent}</span>, ${shownRatio(contrast(accent, onAccent), language)}:1.`

const colours = (say: Say, language: Language) =>
  both(
    {
      good: [
        html`${say(
          'Votre accent, assez foncé pour le texte qu’il porte.',
          'Your accent, dark enough for the text on it.',
        )} ${measuredPair('#7a2048', '#ffffff', language)}`,
        accented('#7a2048', '#ffffff'),
      ],
      bad: [
        html`${say(
          `Un accent pâle sous un texte blanc : ${shownRatio(needed.text, language)}:1 est demandé.`,
          `A pale accent under white text: ${shownRatio(needed.text, language)}:1 is asked.`,
        )} ${measuredPair('#f2a0c0', '#ffffff', language)}`,
        accented('#f2a0c0', '#ffffff'),
      ],
    },
    say,
  )

/** What nobody sees is written beside it. */
const outlined = (heading: string, level: number) =>
  html`<h3>${heading}</h3>
    ${vote('reserves', level)}
    <p class="outline"><code>&lt;h3&gt;</code> → <code>heading-level="${level}"</code></p>`

const headings = (say: Say) => {
  const heading = say('L’avenir de nos réserves', 'The future of our reserves')
  return both(
    {
      good: [
        say(
          fr`Un niveau de plus que le titre au-dessus : sous un titre de niveau 3, <code>heading-level="4"</code>.`,
          en`One level more than the heading above: under a heading of level 3, <code>heading-level="4"</code>.`,
        ),
        outlined(heading, 4),
      ],
      bad: [
        say(
          'Un niveau sauté : qui parcourt la page par ses titres croit en avoir manqué un.',
          'A level is skipped: whoever goes through the page by its headings believes to have missed one.',
        ),
        outlined(heading, 6),
      ],
    },
    say,
  )
}

const wayOut = (say: Say) =>
  both(
    {
      good: [
        say(
          'Un lien dans la balise : quand le serveur est loin, il reste une porte.',
          'A link inside the tag: when the server is away, a door is left.',
        ),
        html`<ess-vote consultation=${nowhere} principle="but"
          ><a href="https://seminaire.example.org"
            >${say('Voter sur le site du séminaire', 'Vote on the seminar’s site')}</a
          ></ess-vote
        >`,
      ],
      bad: [
        say('Une balise vide : la personne s’arrête là.', 'An empty tag: the person stops here.'),
        html`<ess-vote consultation=${nowhere} principle="but"></ess-vote>`,
      ],
    },
    say,
  )

const darkPage = (say: Say) =>
  both(
    {
      good: [
        say(
          'Une page sombre le dit, par color-scheme : la balise la suit.',
          'A dark page says so, by color-scheme: the tag follows it.',
        ),
        html`<div class="night" style="color-scheme: dark">${vote('but')}</div>`,
      ],
      bad: [
        say(
          'Une page peinte en sombre sans le dire : la balise reste claire.',
          'A page painted dark without saying so: the tag stays light.',
        ),
        html`<div class="night" style="color-scheme: light">${vote('but')}</div>`,
      ],
    },
    say,
  )

const place = (say: Say) =>
  both(
    {
      good: [
        say('Une largeur, et la hauteur qu’elle prend.', 'A width, and the height that it takes.'),
        html`<div class="column">${vote('adhesion')}</div>`,
      ],
      bad: [
        say(
          'Une hauteur fixe : les réponses passent dessous, et le texte agrandi aussi.',
          'A fixed height: the answers go under it, and enlarged text too.',
        ),
        html`<div class="column cut">${vote('adhesion')}</div>`,
      ],
    },
    say,
  )

const size = (say: Say) =>
  both(
    {
      good: [
        say('La taille du navigateur, ou des em.', 'The size of the browser, or em.'),
        html`<div style="--ess-font-size: 1em">${vote('utilite')}</div>`,
      ],
      bad: [
        say(
          'Des pixels : le texte est petit, et le reste chez qui a demandé plus grand.',
          'Pixels: the text is small, and stays so for those who asked for larger.',
        ),
        html`<div style="--ess-font-size: 11px">${vote('utilite')}</div>`,
      ],
    },
    say,
  )

export const doAndDontPage = pageStory((say, language) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('À faire et à éviter', 'Do and don’t'),
      lede: say(
        'De vraies balises, bien et mal posées. Les secondes sont inertes : on les regarde, on ne s’y heurte pas.',
        'Real tags, placed well and badly. The latter are inert: to be looked at, not to be bumped into.',
      ),
    },
    section(say('Un accent qui se lit', 'An accent that can be read'), colours(say, language)),
    section(say('Le niveau du titre', 'The level of the heading'), headings(say)),
    section(say('Un lien dans la balise', 'A link inside the tag'), wayOut(say)),
    section(say('Une page sombre', 'A dark page'), darkPage(say)),
    section(say('La place', 'The place'), place(say)),
    section(say('La taille du texte', 'The size of the text'), size(say)),
  ),
)
