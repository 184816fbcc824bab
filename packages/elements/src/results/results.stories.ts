import type { Results } from '@ess-widgets/contract'
import { serveInMemory, type MemoryServer } from '@ess-widgets/client/memory'
import { sampleConsultation } from '@ess-widgets/contract/behaviour.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html, type TemplateResult } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-results.ts'
import { opinions, principle, results, room } from './results.samples.ts'
import type { EssResults } from './results.ts'

/** A consultation that has published these results. */
export function serve(published: Partial<Results> = {}): MemoryServer {
  const server = serveInMemory({ ...sampleConsultation, totals: 'at-close' })
  server.publish(results(published))
  return server
}

const tag = ({ url }: { url: string }) => html`<ess-results consultation=${url}></ess-results>`

export const tagIn = (canvas: HTMLElement) => canvas.querySelector('ess-results')!

/** Resolves once the tag shows one of these states, and what comes later. */
export async function reach(element: EssResults, ...states: EssResults['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await until(
    () =>
      element.state === 'error' || !element.client?.state.results || element.shadowRoot!.adoptedStyleSheets.length > 2,
  )
  await element.updateComplete
}

/** Resolves once the tag has heard how things stand: what it hears later would end what is to be shown. */
export async function heard(server: MemoryServer) {
  await until(() => server.followers > 0 && server.requests.some(({ url }) => url.endsWith('/counts')))
  await new Promise((resolve) => setTimeout(resolve, 100))
}

/** A document as the address of a file that holds it. */
export const fileOf = (document: unknown) =>
  `data:application/json,${encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document))}`

export const open = async (element: EssResults, index = 0) => {
  element.shadowRoot!.querySelectorAll('details')[index]!.open = true
  await element.updateComplete
}

const meta: Meta = {
  title: 'Results',
  component: 'ess-results',
  excludeStories: ['serve', 'tagIn', 'reach', 'fileOf', 'open', 'heard'],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

const order = ['shared', 'divergent', 'unsettled']

interface Shown {
  states?: EssResults['state'][]
  then?: (element: EssResults, server: MemoryServer) => unknown
  show?: (server: MemoryServer) => TemplateResult
}

function shown(
  published: Partial<Results> = {},
  { states = ['ready', 'closed'], then, show = tag }: Shown = {},
): Story {
  let server: MemoryServer
  return {
    render: () => show((server = serve(published))),
    play: async ({ canvasElement }) => {
      const element = tagIn(canvasElement)
      await reach(element, ...states)
      await then?.(element, server)
      await element.updateComplete
    },
  }
}

/** Three headings; of each principle a sentence and a picture; live. */
export const Ready: Story = shown()

/** A principle opened: its numbers, the bars drawn from them, and why some disagree. */
export const Opened: Story = shown({}, { then: (element) => open(element, 3) })

/** It is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return tag(server)
  },
}

/** Nothing is published yet: families wait for enough answers. */
export const Empty: Story = shown({
  publication: 0,
  people: { least: 0 },
  principles: room.map(({ families: _, channels: __, total: ___, missing: ____, ...each }) => ({
    ...each,
    heading: 'unsettled',
    verdict: 'insufficient',
    spoke: [],
    families: [],
    reasons: [],
  })),
})

/** Totals move with each vote: families wait for the close. */
export const AtClose: Story = shown({
  totals: 'after-vote',
  principles: room.map((each) => ({
    ...each,
    heading: 'unsettled',
    verdict: 'insufficient',
    spoke: [],
    families: [],
    reasons: [],
  })),
})

/** Closed: nothing will change any more, and everyone is in the total. */
export const Final: Story = shown(
  { status: 'closed', isFinal: true, people: { least: 243, most: 243 } },
  { then: (element) => open(element, 0) },
)

/** At the close, groups of opinion that a computation found, apart: principles as dots, never people. */
export const Opinions: Story = shown(
  { status: 'closed', isFinal: true, opinions },
  { then: (element) => open(element, room.length) },
)

/** People differ along one axis: principles stand on a line, and many of them at one place. */
export const OpinionsOnALine: Story = shown(
  {
    status: 'closed',
    isFinal: true,
    opinions: {
      count: 2,
      groups: [{ share: 0.45 }, { share: 0.55 }],
      principles: opinions.principles.map((each, index) => ({
        ...each,
        x: index < 2 ? [0.86, -0.78][index]! : index / 100,
        y: 0,
      })),
    },
  },
  { then: (element) => open(element, room.length) },
)

/** A consultation that publishes no results. */
export const Never: Story = shown({ totals: 'never', principles: [] })

/** A consultation that is not open yet. */
export const Draft: Story = shown({ status: 'draft', publication: 0, people: { least: 0 }, principles: [] })

/** Small families of one mind are told as spans. */
export const Spans: Story = shown(
  {
    principles: [
      principle('La porte reste ouverte.', ['shared', 'common'], {
        association: [12, 0, 0],
        cooperative: [14, 1, 0],
        mutual: [0, 13, 1],
      }),
    ],
  },
  { then: (element) => open(element, 0) },
)

/** Two families beside each other. */
export const TwoFamilies: Story = shown({}, { then: (element) => (element.reading = ['cooperative', 'commercial']) })

/** By channel, at the close. */
export const Channels: Story = shown(
  { status: 'closed', isFinal: true },
  {
    then: async (element) => {
      element.reading = 'channels'
      await element.updateComplete
      await open(element, 0)
    },
  },
)

/** Nothing is heard any more: what was known then stays. */
export const Stale: Story = shown(
  {},
  {
    then: async (element, server) => {
      await heard(server)
      server.fail('offline')
      dispatchEvent(new Event('offline'))
      await until(() => element.state === 'stale')
    },
  },
)

/** Twenty principles. */
export const Twenty: Story = shown({ principles: many(20) })

/** Sixty principles, with long statements. */
export const Sixty: Story = shown({ principles: many(60) })

function many(count: number) {
  const long = ' Cette phrase fictive est longue, pour que l’on voie comment elle se partage la place avec l’image.'
  return Array.from({ length: count }, (_, index) => {
    const { statement, ...each } = room[index % room.length]!
    const longer = index % 4 === 3 ? long : ''
    return {
      ...each,
      principle: `p-${index}`,
      statement: { fr: `${index + 1}. ${statement.fr}${longer}`, en: `${index + 1}. ${statement.en}` },
    }
  }).sort((one, other) => order.indexOf(one.heading) - order.indexOf(other.heading))
}

/** A results bundle on any static host: no server. */
export const Static: Story = {
  render: () => html`<ess-results src=${fileOf(results({ status: 'closed', isFinal: true }))}></ess-results>`,
  play: ({ canvasElement }) => reach(tagIn(canvasElement), 'closed'),
}

/** A file that is no results. */
export const WrongFile: Story = {
  render: () =>
    html`<ess-results src=${fileOf({ principles: 5 })}><a href="https://example.org/resultats">Les résultats, sur une autre page</a></ess-results>`,
  play: ({ canvasElement }) => reach(tagIn(canvasElement), 'error'),
}

/** The server does not answer: what the page put inside shows. */
export const Unavailable: Story = {
  render: () => {
    const server = serve()
    server.fail('offline')
    return html`<ess-results consultation=${server.url}><a href="https://example.org/resultats">Les résultats, sur une autre page</a></ess-results>`
  },
  play: ({ canvasElement }) => reach(tagIn(canvasElement), 'error'),
}

/** In English, by the language of the page around. */
export const English: Story = shown(
  {},
  { show: (server) => html`<div lang="en">${tag(server)}</div>`, then: (element) => open(element, 3) },
)

/** Words that try to be code stay words. */
export const Hostile: Story = shown(
  {
    title: { fr: '<img src=x onerror="window.hacked=1">', en: '<img src=x onerror="window.hacked=1">' },
    principles: [
      principle(
        '<b onclick="window.hacked=1">gras</b>',
        ['divergent', 'divergent'],
        { association: [40, 5, 5], mutual: [5, 15, 5] },
        {
          reasons: [
            { number: 1, text: '<script>window.hacked=1</script>', author: '=HYPERLINK("https://evil.example")' },
          ],
        },
      ),
    ],
  },
  { then: (element) => open(element) },
)

/** A phone. */
export const Narrow: Story = shown(
  {},
  { show: (server) => html`<div style="inline-size: 320px">${tag(server)}</div>`, then: (element) => open(element, 3) },
)

/** A page in a script from right to left keeps the tag in its own direction. */
export const RightToLeft: Story = shown({}, { show: (server) => html`<div dir="rtl">${tag(server)}</div>` })

/** A page whose rules reach for everything. */
export const HostileHost: Story = shown(
  {},
  {
    show: (server) => html`<style>
        .host { font-size: 62.5%; line-height: 3; text-transform: uppercase; }
        .host * { all: unset; color: red; }
        .host table, .host svg { display: none; }
      </style>
      <div class="host">${tag(server)}</div>`,
  },
)

/** A page with colours of its own. */
export const Themed: Story = shown(
  {},
  {
    show: (server) => html`<style>
        .themed { --ess-agree: #6a1b9a; --ess-disagree: #00695c; --ess-accent: #6a1b9a; --ess-radius: 0; --ess-font-family: Georgia, serif; }
      </style>
      <div class="themed">${tag(server)}</div>`,
  },
)
