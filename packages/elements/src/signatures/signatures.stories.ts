import type { ConsultationFile, Signatures } from '@ess-widgets/contract'
import type { MemoryOptions, MemoryServer } from '@ess-widgets/client/memory'
import { serveInMemory } from '@ess-widgets/client/memory'
import { sampleConsultation, sampleManifesto } from '@ess-widgets/contract/behaviour.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-signatures.ts'
import type { EssSignatures } from './signatures.ts'

type Given = MemoryOptions['signatures'] & object

const firstNames = ['Camille', 'Dominique', 'Claude', 'Sacha', 'Maxime', 'Noé', 'Éloïse', 'Zoé']
const lastNames = ['Fictif', 'Imaginaire', 'Inventé', 'Exemple', 'Modèle', 'Échantillon']

/** So many people who do not exist. */
export const people = (count: number): Given =>
  Array.from({ length: count }, (_, index) => ({
    firstName: firstNames[index % firstNames.length]!,
    lastName: lastNames[index % lastNames.length]!,
    visibility: (['full', 'none', 'short'] as const)[index % 3]!,
    channel: (['web', 'web', 'web', 'room'] as const)[index % 4]!,
    ...(index % 7 === 0 && { reservation: { article: index % 2 ? 'voix' : 'partage', text: 'Une réserve fictive.' } }),
  }))

export const organisation = (name: string, family: NonNullable<Given[number]['family']>): Given[number] => ({
  signer: 'organisation',
  organisation: name,
  family,
  role: 'présidence',
  mandate: 'Décision fictive.',
  visibility: 'full',
})

const all: Given = [
  ...people(41),
  organisation('Mutuelle des Cimes (fictive)', 'mutual'),
  organisation('SCIC des Halles (fictive)', 'cooperative'),
  { ...people(1)[0], channel: 'paper' },
]

export const serve = (signatures: Given = all, changes: Partial<ConsultationFile> = {}): MemoryServer =>
  serveInMemory({ ...sampleConsultation, ...sampleManifesto, ...changes }, { signatures })

const tag = ({ url }: { url: string }) => html`<ess-signatures consultation=${url}></ess-signatures>`

export const tagIn = (canvas: HTMLElement) => canvas.querySelector('ess-signatures')!

/** Resolves once the tag shows one of these states. */
export async function reach(element: EssSignatures, ...states: EssSignatures['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await element.updateComplete
}

type Story = StoryObj

/** A story in which something happens once the number shows. */
function then(happens: (server: MemoryServer, element: EssSignatures) => unknown, server = serve()): Story {
  return {
    render: () => tag(server),
    async play({ canvasElement }) {
      const element = tagIn(canvasElement)
      await reach(element, 'ready', 'closed')
      await happens(server, element)
      await element.updateComplete
    },
  }
}

const shown = then(() => undefined)

export default { title: 'ess-signatures', component: 'ess-signatures' } satisfies Meta

export const Ready: Story = shown

export const English: Story = {
  ...then(() => undefined),
  render: () => html`<div lang="en">${tag(serve())}</div>`,
}

export const WithoutGoal: Story = then(
  () => undefined,
  serve(people(3), { manifesto: { ...sampleManifesto.manifesto, goal: undefined } as never }),
)

export const GoalReached: Story = then(
  () => undefined,
  serve(people(1284), { manifesto: { ...sampleManifesto.manifesto, goal: 1000 } }),
)

export const TooFew: Story = then(() => undefined, serve(people(1)))

export const EarlierVersion: Story = then(
  () => undefined,
  serve([...people(12), ...people(3).map((each) => ({ ...each, version: 1 }))]),
)

export const Names: Story = then(async (_, element) => {
  const details = await until(() => element.shadowRoot!.querySelector('details'))
  details.open = true
  await until(() => element.shadowRoot!.querySelector('.list li'))
})

export const HostileNames: Story = then(
  () => undefined,
  serve([
    { firstName: '<b>Camille', lastName: '"><img src=x onerror=alert(1)>', visibility: 'full' },
    { firstName: 'محمد', lastName: 'التعاوني', visibility: 'full' },
    { firstName: 'שרה', lastName: 'כהן', visibility: 'full' },
    { firstName: `Z${'\u0301'.repeat(40)}`, lastName: 'Algo', visibility: 'full' },
    { firstName: 'Un', lastName: 'nom-très-long-'.repeat(7), visibility: 'full' },
    organisation('Fondation <script>alert(2)</script>', 'foundation'),
  ]),
)

export const Stale: Story = then((server, element) => {
  server.fail('offline')
  dispatchEvent(new Event('offline'))
  return reach(element, 'stale')
})

export const Closed: Story = then((server, element) => {
  server.setStatus('closed')
  return reach(element, 'closed')
})

export const Draft: Story = then(() => undefined, serve(all, { status: 'draft' }))

export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return tag(server)
  },
}

export const Unavailable: Story = {
  render: () => html`<ess-signatures><a href="#texte">Lire le texte</a></ess-signatures>`,
  play: ({ canvasElement }) => reach(tagIn(canvasElement), 'error'),
}

const numbers: Signatures = {
  status: 'closed',
  version: 1,
  minimum: 10,
  goal: 500,
  counts: {
    persons: { web: 171, room: 9, paper: 3 },
    organisations: { web: 28, room: 0, paper: 3 },
    reservations: 31,
    articles: [],
    versions: [{ version: 1, count: 214 }],
  },
  latest: [{ number: 214, name: 'Camille F.', signer: 'person', version: 1 }],
  named: 1,
}

/** A static file of the same numbers, on any site. */
export const File: Story = {
  render: () =>
    html`<ess-signatures src="data:application/json,${encodeURIComponent(JSON.stringify(numbers))}"></ess-signatures>`,
  play: ({ canvasElement }) => reach(tagIn(canvasElement), 'closed'),
}

export const Themed: Story = {
  ...then(() => undefined),
  render: () =>
    html`<div style="--ess-accent: #7a2048; --ess-radius: 0; --ess-surface: #fff8f2; --ess-sunken: #f3e4d8; color-scheme: light">
      ${tag(serve())}
    </div>`,
}
