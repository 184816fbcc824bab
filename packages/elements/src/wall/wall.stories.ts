import type { ConsultationFile } from '@ess-widgets/contract'
import type { MemoryOptions, MemoryServer } from '@ess-widgets/client/memory'
import { contributionKinds } from '@ess-widgets/contract/vocabulary.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { serve as serveWorkshop, twoQuestions } from '../contribution/contribution.stories.ts'
import { until } from '../shared/testing/until.ts'
import './ess-wall.ts'
import type { EssWall } from './wall.ts'

type Given = MemoryOptions['contributions'] & object

const given = { workshop: 'vision', question: 'vision', kind: 'vision', decision: { name: 'publish' } } as const

/** One that a facilitator published. */
export const published = (text: string, fields: Partial<Given[number]> = {}): Given[number] => ({
  ...given,
  text,
  ...fields,
})

const voices: Given = [
  published('Une économie où chaque personne compte pour une voix, et où les réserves restent à la coopérative.', {
    family: 'cooperative',
    organisation: 'SCIC des Halles (fictive)',
    author: 'Camille Exemple',
  }),
  published('Former ensemble les élues et élus de toutes les familles.', {
    kind: 'lever',
    family: 'mutual',
    people: 6,
  }),
  published('Les appels d’offres qui ne regardent que le prix.', {
    kind: 'brake',
    channel: 'room',
    family: 'association',
  }),
  published('Une part du capital peut décider, si elle reste minoritaire.', {
    kind: 'divergence',
    principle: 'gouvernance',
    family: 'commercial',
    organisation: 'Atelier Modèle SAS (fictif)',
  }),
  published('Le bénévolat se respecte : il ne remplace pas un emploi.', {
    kind: 'principle',
    channel: 'paper',
    family: 'foundation',
  }),
  published('Que personne ne travaille pour s’occuper d’une fiche de plus.', { family: 'none' }),
  published('Une voix par personne, quel que soit l’apport.', {
    decision: { name: 'merge', into: 1 },
    channel: 'room',
  }),
  published('Une personne, une voix.', { decision: { name: 'merge', into: 1 }, family: 'association' }),
  published('Achetez ma méthode.', { decision: { name: 'refuse', reason: 'advertising', note: null } }),
  { ...given, text: 'Pas encore lue.', decision: undefined } as unknown as Given[number],
]

/** A consultation with one workshop, and what its tables said. */
export const serve = (contributions: Given = voices, changes: Partial<ConsultationFile> = {}): MemoryServer =>
  serveWorkshop(changes, { contributions })

const wall = ({ url }: { url: string }) => html`<ess-wall consultation=${url}></ess-wall>`

export const wallIn = (canvas: HTMLElement) => canvas.querySelector('ess-wall')!

/** Resolves once the wall shows one of these states. */
export async function reach(element: EssWall, ...states: EssWall['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await element.updateComplete
}

/** The cards that show, the latest first. */
export const cardsIn = ({ shadowRoot }: EssWall) => [
  ...shadowRoot!.querySelectorAll<HTMLElement>('[part=contribution]:not([hidden])'),
]

/** A story in which something happens once the wall shows. */
function then(happens: (server: MemoryServer, element: EssWall) => unknown, contributions?: Given): Story {
  let server: MemoryServer
  return {
    render: () => wall((server = serve(contributions))),
    play: async ({ canvasElement }) => {
      const element = wallIn(canvasElement)
      await reach(element, 'ready')
      await happens(server, element)
      await element.updateComplete
    },
  }
}

const whenReady: Story['play'] = ({ canvasElement }) => reach(wallIn(canvasElement), 'ready')

const meta: Meta = {
  title: 'Wall',
  component: 'ess-wall',
  excludeStories: ['published', 'serve', 'wallIn', 'reach', 'cardsIn'],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

/** What a workshop published, the latest first; how many say the same, wait or were refused. */
export const Ready: Story = { render: () => wall(serve()), play: whenReady }

/** It is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return wall(server)
  },
}

/** Nothing is published yet. */
export const Empty: Story = { render: () => wall(serve([])), play: whenReady }

/** The wall cannot be read: what the page put inside the tag shows. */
export const Unavailable: Story = {
  render: () => {
    const server = serve()
    server.fail('offline')
    return html`<ess-wall consultation=${server.url}
      ><a href="https://example.org/atelier">L’atelier, sur une autre page</a></ess-wall
    >`
  },
  play: ({ canvasElement }) => reach(wallIn(canvasElement), 'error'),
}

/** Two contributions come while someone looks. */
export const New: Story = then(async (server, element) => {
  const before = cardsIn(element).length
  server.contribute(published('Des achats publics qui regardent aussi les personnes.', { kind: 'lever' }))
  server.contribute(published('Une banque qui appartient à qui y dépose.', { channel: 'room' }))
  await until(() => cardsIn(element).length === before + 2)
})

/** A third waits while the wall is paused. */
export const Paused: Story = then(async (server, element) => {
  element.shadowRoot!.querySelector<HTMLElement>('[name=pause]')!.click()
  server.contribute(published('Des achats publics qui regardent aussi les personnes.', { kind: 'lever' }))
  await until(() => element.shadowRoot!.querySelector('[name=pause]')!.textContent.includes('1'))
})

/** The network is away: what was known last stays, and says so. */
export const NotLive: Story = then(async (server, element) => {
  await until(() => server.requests.some(({ url }) => url.endsWith('/counts')))
  await new Promise((resolve) => setTimeout(resolve, 50))
  server.fail('offline')
  dispatchEvent(new Event('offline'))
  return reach(element, 'stale')
})

/** One kind alone. */
export const OneKind: Story = then((_, element) => element.setAttribute('kind', 'brake'))

/** A kind of which there is nothing yet. */
export const NoneOfThatKind: Story = then((_, element) => element.setAttribute('kind', 'lever'), voices.slice(0, 1))

/** Those that say the same, opened. */
export const Merged: Story = then(async (_, element) => {
  const details = await until(() => element.shadowRoot!.querySelector<HTMLDetailsElement>('details:not([hidden])'))
  details.open = true
})

/** Several questions: each card says which it answers. */
export const TwoQuestions: Story = {
  render: () =>
    wall(
      serve([...voices.slice(0, 1), published(voices[1]!.text!, { question: 'leviers', kind: 'lever' })], twoQuestions),
    ),
  play: whenReady,
}

/** A closed consultation. */
export const Closed: Story = {
  render: () => wall(serve(voices, { status: 'closed' })),
  play: ({ canvasElement }) => reach(wallIn(canvasElement), 'closed'),
}

/** A consultation that is not open yet. */
export const Draft: Story = {
  render: () => wall(serve([], { status: 'draft' })),
  play: ({ canvasElement }) => reach(wallIn(canvasElement), 'closed'),
}

/** In English, by the language of the page around it. */
export const English: Story = {
  ...Ready,
  render: () => html`<div lang="en">${wall(serve())}</div>`,
}

/** Arabic and Hebrew among French words: each text has its own direction. */
export const RightToLeft: Story = {
  render: () =>
    wall(
      serve([
        published('اقتصاد يكون فيه لكل شخص صوت واحد (2027)، لا لكل سهم.', {
          organisation: 'تعاونية المثال',
          people: 4,
        }),
        published('כלכלה שבה לכל אדם קול אחד.', { author: 'שרה כריم', family: 'association', kind: 'principle' }),
        published('L’entraide : « תיקון ».', { kind: 'lever' }),
      ]),
    ),
  play: whenReady,
}

/** What tries to be more than text, to run over its neighbours, or to break its line. */
export const Hostile: Story = {
  render: () =>
    wall(
      serve([
        published('<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'),
        published('\u202ereversed\u202c and on', { organisation: '\u202eevil.example', author: '"><b>Dominique</b>' }),
        published(`Z${'\u0310\u0321\u0353'.repeat(40)}algo${'\u0334\u0361\u0489'.repeat(40)}`, {
          organisation: `Z${'\u0310\u0353'.repeat(40)}`,
        }),
        published('Voyez https://example.org/une-adresse-tres-longue/et-qui-ne-mene-nulle-part/d-ici?vraiment=oui'),
        published('É'.repeat(300), { organisation: 'M'.repeat(200) }),
        published('Une ligne.\n\nUne autre, plus bas.\n- et une liste\n- de deux choses'),
      ]),
    ),
  play: whenReady,
}

const voice = (index: number) => ({ ...voices[index % 6]!, kind: contributionKinds[index % 5]! })

/** Two hundred. */
export const Many: Story = {
  render: () => wall(serve(Array.from({ length: 200 }, (_, index) => ({ ...voice(index), principle: undefined! })))),
  play: whenReady,
}

/** On a phone. */
export const Narrow: Story = {
  render: () => html`<div style="inline-size: 320px">${wall(serve())}</div>`,
  play: whenReady,
}

/** In the room: 1,920 pixels wide. */
export const Projected: Story = {
  render: () => html`<div style="inline-size: 1920px">${wall(serve())}</div>`,
  play: whenReady,
}

/** Host CSS that breaks most widgets. */
export const HostileHost: Story = {
  render: () =>
    html`<style>
        .hostile,
        .hostile * {
          all: unset;
          font-size: 10px;
          letter-spacing: 0.3em;
          line-height: 3;
          text-transform: uppercase;
          color: red;
        }
      </style>
      <div class="hostile">${wall(serve())}</div>`,
  play: whenReady,
}
