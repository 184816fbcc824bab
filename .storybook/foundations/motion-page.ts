import { html } from 'lit'
import '../../packages/elements/src/all.ts'
import { page, pageStory, section, shown } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
import { en, fr } from '../house/speak.ts'

const server = serveSample()

const texts = [
  'Des achats publics qui regardent aussi les personnes.',
  'Une banque qui appartient à qui y dépose.',
  'Du temps pour se former ensemble.',
  'Des comptes que chacun peut lire.',
]

let given = 0
const handleContribution = () =>
  server.contribute({
    workshop: 'vision',
    question: 'moyens',
    kind: 'lever',
    text: texts[given++ % texts.length]!,
    decision: { name: 'publish' },
  })

const handleSignature = () => server.sign({ firstName: 'Camille', lastName: 'Fictif', visibility: 'full' })

export const motionPage = pageStory((say) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Mouvement', 'Motion'),
      lede: say(
        'Rien ne bouge, sinon ce qui arrive : moins de deux dixièmes de seconde, et jamais chez qui n’en veut pas.',
        'Nothing moves but what arrives: less than two tenths of a second, and never for those who do not want it.',
      ),
    },
    section(
      say('Ce qui bouge', 'What moves'),
      say(
        fr`<ul>
            <li>Au mur, une contribution qui arrive descend à sa place.</li>
            <li>Le nombre de signatures, quand il change.</li>
            <li>Rien d’autre : ni ouverture, ni survol, ni attente, ni défilement.</li>
          </ul>`,
        en`<ul>
            <li>On the wall, a contribution that arrives comes down into its place.</li>
            <li>The number of signatures, when it changes.</li>
            <li>Nothing else: not what opens, not under the pointer, not while one waits, not by scrolling.</li>
          </ul>`,
      ),
      html`<div class="row">
          <button class="button" @click=${handleContribution}>
            ${say('Faire arriver une contribution', 'Let a contribution arrive')}
          </button>
          <button class="button" @click=${handleSignature}>
            ${say('Faire arriver une signature', 'Let a signature arrive')}
          </button>
        </div>`,
      shown(
        html`<div class="columns">
            <ess-wall consultation=${server.url} workshop="vision"></ess-wall>
            <ess-signatures consultation=${server.url}></ess-signatures>
          </div>`,
      ),
    ),
    section(
      say('Les règles', 'The rules'),
      say(
        fr`<ul>
            <li>Un mouvement montre d’où vient ou où va quelque chose ; il n’attire pas l’œil.</li>
            <li>Il dure moins de 200 ms, et ne se répète pas.</li>
            <li>Avec <code>prefers-reduced-motion: reduce</code>, il n’y en a aucun.</li>
            <li>Ce qui change sans qu’on l’ait demandé se met en pause : le mur a un bouton pour cela.</li>
            <li>Un lecteur d’écran l’entend au plus une fois toutes les dix secondes.</li>
          </ul>`,
        en`<ul>
            <li>A motion shows where something comes from or goes to; it does not draw the eye.</li>
            <li>It lasts less than 200 ms, and does not repeat.</li>
            <li>With <code>prefers-reduced-motion: reduce</code>, there is none.</li>
            <li>What changes without being asked for can be paused: the wall has a button for that.</li>
            <li>A screen reader hears of it once in ten seconds at most.</li>
          </ul>`,
      ),
    ),
  ),
)
