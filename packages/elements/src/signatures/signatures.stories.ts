import type { ConsultationFile, Signatures } from '@ess-widgets/contract'
import type { Family } from '@ess-widgets/contract/vocabulary.js'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '@ess-widgets/client/memory'
import { sampleConsultation, sampleManifesto } from '@ess-widgets/contract/behaviour.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-signatures.ts'
import type { EssSignatures } from './signatures.ts'

type Given = MemoryOptions['signatures'] & object

const firstNames = ['Camille', 'Dominique', 'Claude', 'Sacha', 'Maxime', 'Noé', 'Éloïse', 'Zoé', 'Jean-Loup', 'Inès']
const lastNames = ['Fictif', 'Imaginaire', 'Inventé', 'Exemple', 'Modèle', 'Échantillon', 'D’Essai']

/** So many people who do not exist. */
export const people = (count: number): Given =>
  Array.from({ length: count }, (_, index) => ({
    firstName: firstNames[index % firstNames.length]!,
    lastName: lastNames[index % lastNames.length]!,
    visibility: (['full', 'none', 'short'] as const)[index % 3]!,
    channel: index % 5 === 3 ? ('room' as const) : ('web' as const),
    ...(index % 7 === 0 && { reservation: { article: index % 2 ? 'voix' : 'partage', text: 'Une réserve fictive.' } }),
  }))

/** One that signs, and is named. */
export const person = (firstName: string, lastName: string): Given[number] => ({
  firstName,
  lastName,
  visibility: 'full',
})

export const organisation = (name: string, family?: Family): Given[number] => ({
  signer: 'organisation',
  organisation: name,
  ...(family && { family }),
  role: 'présidence',
  mandate: 'Décision fictive.',
  visibility: 'full',
})

const all: Given = [
  ...people(38),
  organisation('Mutuelle des Cimes (fictive)', 'mutual'),
  { ...person('Noé', 'Papier'), channel: 'paper' },
  organisation('SCIC des Halles (fictive)', 'cooperative'),
  ...people(4),
]

/** A consultation whose text was signed by these. */
export const serve = (signatures: Given = all, manifesto: Partial<ConsultationFile['manifesto']> = {}): MemoryServer =>
  serveInMemory(
    {
      ...sampleConsultation,
      manifesto: {
        ...sampleManifesto.manifesto,
        versions: sampleManifesto.manifesto.versions.map((version, index) => ({
          ...version,
          title: { fr: 'Pour une économie de personnes', en: 'For an economy of people' },
          // One that the text of today has no more.
          articles: index ? version.articles : [...version.articles, { ...version.articles[0]!, id: 'histoire' }],
        })),
        ...manifesto,
      },
    },
    { signatures },
  )

const tag = ({ url }: { url: string }) => html`<ess-signatures consultation=${url}></ess-signatures>`

export const tagIn = (canvas: HTMLElement) => canvas.querySelector('ess-signatures')!

/** Resolves once the tag shows one of these states, and what comes later. */
export async function reach(element: EssSignatures, ...states: EssSignatures['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await until(() => element.state === 'error' || element.shadowRoot!.adoptedStyleSheets.length > 2 || !hasMore(element))
  await element.updateComplete
}

const hasMore = ({ client }: EssSignatures) => client?.state.signatures?.counts

/** Opens a part that is closed. */
export async function unfold(element: EssSignatures, part: 'names' | 'reservations') {
  const details = await until(() => element.shadowRoot!.querySelector<HTMLDetailsElement>(`[part=${part}]`))
  details.open = true
  await until(() => part === 'reservations' || element.shadowRoot!.querySelector('.names li'))
  await element.updateComplete
}

/** Looks for a name, as whoever types it does. */
export async function search(element: EssSignatures, text: string) {
  const input = element.shadowRoot!.querySelector('input')!
  input.value = text
  input.dispatchEvent(new Event('input'))
  await element.updateComplete
}

/** A story in which something happens once the number shows. */
function then(
  happens: (server: MemoryServer, element: EssSignatures) => unknown,
  ...given: Parameters<typeof serve>
): Story {
  let server: MemoryServer
  return {
    render: () => tag((server = serve(...given))),
    play: async ({ canvasElement }) => {
      const element = tagIn(canvasElement)
      await reach(element, 'ready')
      await happens(server, element)
      await element.updateComplete
    },
  }
}

const whenReady: Story['play'] = ({ canvasElement }) => reach(tagIn(canvasElement), 'ready')
const whenClosed: Story['play'] = ({ canvasElement }) => reach(tagIn(canvasElement), 'closed')
const whenUnread: Story['play'] = ({ canvasElement }) => reach(tagIn(canvasElement), 'error')

const shown = (...given: Parameters<typeof serve>): Story => ({
  render: () => tag(serve(...given)),
  play: whenReady,
})

/** A document as the address of a file that holds it. */
export const fileOf = (document: unknown) =>
  `data:application/json,${encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document))}`

const meta: Meta = {
  title: 'Signatures',
  component: 'ess-signatures',
  excludeStories: [
    'people',
    'person',
    'organisation',
    'serve',
    'tagIn',
    'reach',
    'unfold',
    'search',
    'fileOf',
    'counted',
  ],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

/** How many have signed, the goal, by whom and how, the latest names; live. */
export const Ready: Story = shown()

/** It is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return tag(server)
  },
}

/** Fewer than the minimum: neither a number nor a name. */
export const TooFew: Story = shown(people(4), { minimum: 5 })

/** No goal, no reservation, no name. */
export const Bare: Story = shown(
  people(6).map(({ channel }) => ({ channel: channel! })),
  { goal: undefined! },
)

/** As many as were hoped for, and more. */
export const GoalReached: Story = shown([...people(1280), ...all.slice(-5)], { goal: 1000 })

/** Some signed before the text changed. */
export const EarlierVersion: Story = shown([...people(12).map((each) => ({ ...each, version: 1 })), ...people(20)])

/** The text has changed, and nobody has signed it since. */
export const OnlyEarlier: Story = shown(people(12).map((each) => ({ ...each, version: 1 })))

/** How many reservations, article by article: those of articles that are no more, too. */
export const Reservations: Story = then(
  (_, element) => unfold(element, 'reservations'),
  [...all, { version: 1, reservation: { article: 'histoire', text: 'Une réserve fictive.' } }],
)

/** Organisations of each family, of none, and one that did not say. */
export const Organisations: Story = then(
  (_, element) => unfold(element, 'names'),
  [
    organisation('Les Amis des Sentiers (fictive)', 'association'),
    organisation('SCIC des Halles (fictive)', 'cooperative'),
    organisation('Mutuelle des Cimes (fictive)', 'mutual'),
    organisation('Atelier Modèle SAS (fictif)', 'commercial'),
    organisation('Fondation de la Rive (fictive)', 'foundation'),
    organisation('Commune d’Exemple-sur-Isère (fictive)', 'none'),
    organisation('Collectif du Marché (fictif)'),
  ],
)

/** The public list, opened. */
export const Names: Story = then((_, element) => unfold(element, 'names'))

/** More names than anyone reads: a search, and more at each wish. */
export const ManyNames: Story = then((_, element) => unfold(element, 'names'), people(900))

/** Someone looked for, without accents or capitals. */
export const Found: Story = then(async (_, element) => {
  await unfold(element, 'names')
  await search(element, 'eloise ech')
}, people(600))

/** Nobody of that name. */
export const NobodyFound: Story = then(async (_, element) => {
  await unfold(element, 'names')
  await search(element, 'Personne')
})

/** The list that could not be read, and is asked for again by a button. */
export const NamesUnavailable: Story = then(async (server, element) => {
  server.fail('offline')
  element.shadowRoot!.querySelector<HTMLDetailsElement>('[part=names]')!.open = true
  await until(() => element.client!.state.namesProblem)
})

/** Someone signs while it shows. */
export const New: Story = then(async (server, element) => {
  server.sign(person('Dominique', 'Dernier'))
  await until(() => element.shadowRoot!.textContent.includes('Dominique Dernier'))
})

/** The network is away: what was known last stays, and says so. */
export const NotLive: Story = then(async (server, element) => {
  await until(() => server.requests.some(({ url }) => url.endsWith('/counts')))
  await new Promise((resolve) => setTimeout(resolve, 50))
  server.fail('offline')
  dispatchEvent(new Event('offline'))
  return reach(element, 'stale')
})

/** A closed consultation. */
export const Closed: Story = {
  render: () => {
    const server = serve()
    server.setStatus('closed')
    return tag(server)
  },
  play: whenClosed,
}

/** A consultation that is not open yet. */
export const Draft: Story = {
  render: () => {
    const server = serve([])
    server.setStatus('draft')
    return tag(server)
  },
  play: whenClosed,
}

/** It cannot be read: what the page put inside the tag shows. */
export const Unavailable: Story = {
  render: () => {
    const server = serve()
    server.fail('offline')
    return html`<ess-signatures consultation=${server.url}
      ><a href="https://example.org/texte">Le texte, sur une autre page</a></ess-signatures
    >`
  },
  play: whenUnread,
}

/** The numbers of the seminar, written into a file by its organiser. */
export const counted: Signatures = {
  status: 'closed',
  version: 1,
  minimum: 10,
  goal: 500,
  counts: {
    persons: { web: 162, room: 18, paper: 6 },
    organisations: { web: 28, room: 0, paper: 0 },
    reservations: 31,
    articles: [{ article: 'voix', count: 31 }],
    versions: [
      { version: 1, count: 12 },
      { version: 2, count: 202 },
    ],
  },
  latest: [
    { number: 214, name: 'Camille F.', signer: 'person', version: 2 },
    { number: 213, name: 'SCIC des Halles (fictive)', signer: 'organisation', family: 'cooperative', version: 2 },
  ],
  named: 2,
}

/** A static file of the same numbers, on any site. */
export const File: Story = {
  render: () => html`<ess-signatures src=${fileOf(counted)}></ess-signatures>`,
  play: whenClosed,
}

/** A file that holds something else. */
export const WrongFile: Story = {
  render: () =>
    html`<ess-signatures src=${fileOf({ ...counted, counts: 214 })}
      ><a href="https://example.org/texte">Le texte, sur une autre page</a></ess-signatures
    >`,
  play: whenUnread,
}

/** In English, by the language of the page around it. */
export const English: Story = {
  ...then(async (_, element) => {
    await unfold(element, 'reservations')
    await unfold(element, 'names')
  }),
}
English.render = (
  (render) => () =>
    html`<div lang="en">${render!({}, undefined as never)}</div>`
)(English.render)

/** Arabic and Hebrew among French names: each has its own direction. */
export const RightToLeft: Story = then(
  (_, element) => unfold(element, 'names'),
  [
    person('محمد', 'التعاوني'),
    person('שרה', 'כהן'),
    organisation('تعاونية المثال (2027)', 'cooperative'),
    person('Camille', 'Fictif'),
  ],
)

/** What tries to be more than a name, or to run over its neighbours. */
export const Hostile: Story = then(
  (_, element) => unfold(element, 'names'),
  [
    person('<img src=x onerror="window.hacked=1">', '<script>window.hacked=1</script>'),
    person('\u202ereversed', 'and on'),
    person(`Z${'\u0310\u0321\u0353'.repeat(20)}`, `algo${'\u0334\u0361\u0489'.repeat(20)}`),
    person('É'.repeat(100), 'M'.repeat(100)),
    organisation('"><b>Fondation</b> https://example.org/une-adresse-qui-ne-mene-nulle-part', 'foundation'),
  ],
)

/** On a phone. */
export const Narrow: Story = {
  render: () => html`<div style="inline-size: 320px">${tag(serve())}</div>`,
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
      <div class="hostile">${tag(serve())}</div>`,
  play: whenReady,
}

/** In the colours and the shape of a site. */
export const Themed: Story = {
  render: () =>
    html`<div
      style="--ess-accent: #7a2048; --ess-radius: 0; --ess-surface: #fff8f2; --ess-sunken: #f3e4d8; color-scheme: light"
    >
      ${tag(serve())}
    </div>`,
  play: whenReady,
}
