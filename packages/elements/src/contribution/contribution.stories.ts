import type { ConsultationFile } from '@ess-widgets/contract'
import type { ContributionKind } from '@ess-widgets/contract/vocabulary.js'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '@ess-widgets/client/memory'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-contribution.ts'
import type { EssContribution } from './contribution.ts'

const workshop = {
  id: 'vision',
  title: { fr: 'Dire sa vision de l’ESS', en: 'Say how you see the social and solidarity economy' },
  summary: {
    fr: 'Atelier fictif, écrit pour la démonstration.',
    en: 'A fictitious workshop, written for the demonstration.',
  },
  questions: [
    {
      id: 'vision',
      text: { fr: 'Comment voyez-vous l’ESS dans dix ans ?', en: 'How do you see the sector in ten years?' },
    },
  ],
  maxLength: 400,
}

/** A consultation with one workshop that asks one question, and a principle to disagree with. */
export const consultation: ConsultationFile = {
  id: 'atelier',
  title: { fr: 'Séminaire fictif', en: 'A fictitious seminar' },
  status: 'open',
  totals: 'after-vote',
  familyMinimum: 10,
  partners: [],
  principles: [
    {
      id: 'gouvernance',
      statement: {
        fr: 'La gouvernance est démocratique : elle ne dépend pas du seul capital apporté.',
        en: 'Governance is democratic: it does not depend only on the capital brought.',
      },
      origin: { kind: 'workshop', label: { fr: 'Atelier fictif', en: 'Fictitious workshop' }, contributions: [2] },
    },
  ],
  workshops: [workshop],
}

/** The same, with two questions of which the second takes only two kinds. */
export const twoQuestions: Partial<ConsultationFile> = {
  workshops: [
    {
      ...workshop,
      questions: [
        ...workshop.questions,
        {
          id: 'leviers',
          text: { fr: 'Qu’est-ce qui aide, ou freine ?', en: 'What helps, or holds back?' },
          kinds: ['lever', 'brake'],
        },
      ],
    },
  ],
}

/** A receipt as a browser draws it, of whoever these stories are about. */
export const receipt = (number: number) => `recit-${number}`.padEnd(22, '0')

/** A consultation that nobody else joins: each story has its own. */
export function serve(changes: Partial<ConsultationFile> = {}, options: MemoryOptions = {}): MemoryServer {
  return serveInMemory({ ...consultation, ...changes }, options)
}

const form = ({ url }: { url: string }) => html`<ess-contribution consultation=${url}></ess-contribution>`
const table = ({ url }: { url: string }) => html`<ess-contribution consultation=${url} table="4"></ess-contribution>`

export const contributionIn = (canvas: HTMLElement) => canvas.querySelector('ess-contribution')!

/** Resolves once the card shows one of these states. */
export async function reach(element: EssContribution, ...states: EssContribution['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await element.updateComplete
}

/** The field of that name. */
export const field = (element: EssContribution, name: string, value?: string) =>
  element.shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]${value ? `[value=${value}]` : ''}`)!

/** Types into a field as a person would. */
export function type(element: EssContribution, name: string, text: string) {
  const found = field(element, name)
  found.value = text
  found.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

/** Fills in what has to be, and sends it. */
export async function contribute(element: EssContribution, text: string, kind: ContributionKind = 'vision') {
  await reach(element, 'ready', 'done', 'kept')
  field(element, 'kind', kind).click()
  if (!field(element, 'consent').checked) field(element, 'consent').click()
  type(element, 'text', text)
  await element.updateComplete
  send(element)
}

/** Presses the button that sends. */
export const send = (element: EssContribution) => field(element, 'send').click()

/** Presses a button that says so, once there is one. */
async function press(element: EssContribution, said: string[]) {
  const saysSo = (button: HTMLElement) => said.includes(button.textContent!.trim()) && button.checkVisibility()
  ;(await until(() => [...element.shadowRoot!.querySelectorAll('button')].find(saysSo))).click()
  await element.updateComplete
}

/** The list of one's contributions, once it is there. */
export const ownIn = (element: EssContribution) => until(() => element.shadowRoot!.querySelector('[part=own]'))

const words = 'Une économie où chaque personne compte pour une voix, et où les réserves restent à la coopérative.'

/** A story in which something happens before a contribution is sent. */
function meanwhile(
  happens: (server: MemoryServer) => void,
  show: typeof form = form,
  ...states: EssContribution['state'][]
): Story {
  let server: MemoryServer
  return {
    render: () => show((server = serve())),
    play: async ({ canvasElement }) => {
      const element = contributionIn(canvasElement)
      await reach(element, 'ready')
      happens(server)
      await contribute(element, words)
      await reach(element, ...states)
      await ownIn(element)
    },
  }
}

/** A story about contributions that this device gave before. */
function followed(options: MemoryOptions['contributions'] & object, changes: Partial<ConsultationFile> = {}): Story {
  return {
    render: () => {
      const server = serve(changes, { contributions: options })
      options.forEach(({ receipt }, index) => {
        const kept = { receipt, workshop: 'vision', madeAt: -index }
        localStorage[`ess-contribution ${server.url} ${receipt}`] = JSON.stringify(kept)
      })
      return form(server)
    },
    play: async ({ canvasElement }) => {
      const element = contributionIn(canvasElement)
      await reach(element, 'ready', 'done', 'closed')
      const list = await ownIn(element)
      await until(() => !/Ce qu’elle est devenue|What became/.test(list.textContent))
    },
  }
}

const given = { workshop: 'vision', question: 'vision', kind: 'vision', text: words } as const

const meta: Meta = {
  title: 'Contribution',
  component: 'ess-contribution',
  excludeStories: [
    'consultation',
    'twoQuestions',
    'receipt',
    'serve',
    'contributionIn',
    'reach',
    'field',
    'type',
    'contribute',
    'send',
    'ownIn',
  ],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

/** One question, five kinds, a text; what is optional is folded. */
export const Ready: Story = { render: () => form(serve()) }

/** The workshop is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return form(server)
  },
}

/** The workshop cannot be read: what the page put inside the tag shows. */
export const Unavailable: Story = {
  render: () => {
    const server = serve()
    server.fail('offline')
    return html`<ess-contribution consultation=${server.url}
      ><a href="https://example.org/atelier">L’atelier, sur une autre page</a></ess-contribution
    >`
  },
  play: async ({ canvasElement }) => reach(contributionIn(canvasElement), 'error'),
}

/** Two questions; the second takes levers and brakes alone. */
export const TwoQuestions: Story = {
  render: () => form(serve(twoQuestions)),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    field(element, 'question', 'leviers').click()
    await element.updateComplete
  },
}

/** A divergence may name the principle it disagrees with. */
export const Divergence: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    field(element, 'kind', 'divergence').click()
  },
}

/** Sent with nothing in it: each field says what is missing. */
export const Incomplete: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    send(element)
    await until(() => element.shadowRoot!.querySelector('[aria-invalid=true]'))
  },
}

/** Too long, and with an address that everyone could read. */
export const TooLongAndPersonal: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    type(element, 'text', `Écrivez-moi : camille@example.org. ${words.repeat(4)}`)
    await element.updateComplete
  },
}

/** What people may say of themselves. */
export const AboutYou: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    element.shadowRoot!.querySelector('details')!.open = true
  },
}

/** It is on its way. */
export const Sending: Story = meanwhile((server) => server.setLatency(600_000), form, 'sending')

/** Received: its receipt, and what comes next. */
export const Received: Story = meanwhile(() => {}, form, 'done')

/** No network: it is kept on this device, and says so. */
export const Kept: Story = meanwhile((server) => server.fail('offline'), form, 'kept')

/** The consultation closed while it was written: the text goes back into the form, with the reason. */
export const RefusedByTheServer: Story = {
  render: () => {
    const server = serve()
    void until(() => server.requests.length > 2).then(() => server.setStatus('closed'))
    return form(server)
  },
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await reach(element, 'ready')
    await contribute(element, words)
    await until(() => element.shadowRoot!.querySelector('form .problem')?.textContent)
    await reach(element, 'ready')
  },
}

/** One device for a table: a head count, and one contribution after the other. */
export const Table: Story = { render: () => table(serve()) }

/** A table without network: its contributions wait, and the form is ready for the next. */
export const TableOffline: Story = meanwhile((server) => server.fail('offline'), table, 'kept')

/** What became of those given before: read, joined with another, refused with a word, withdrawn. */
export const Followed: Story = followed([
  { ...given, receipt: receipt(1) },
  { ...given, receipt: receipt(2), text: 'Une personne, une voix.', decision: { name: 'publish' } },
  {
    ...given,
    receipt: receipt(3),
    text: 'Le capital ne décide pas seul.',
    decision: { name: 'merge', into: 2 },
  },
  {
    ...given,
    receipt: receipt(4),
    text: 'Appelez-moi.',
    decision: { name: 'refuse', reason: 'personal-data', note: 'Redites-le sans votre numéro.' },
  },
])

/** A contribution that nobody has read yet, being said otherwise. */
export const Changing: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await contribute(element, words)
    await ownIn(element)
    await press(element, ['Modifier', 'Change'])
    await until(() => field(element, 'text').value === words)
  },
}

/** Once more, and it is withdrawn. */
export const Withdrawing: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await contribute(element, words)
    await ownIn(element)
    await press(element, ['Retirer', 'Withdraw'])
  },
}

/** Withdrawn: its text is erased. */
export const Withdrawn: Story = {
  render: () => form(serve()),
  play: async (context) => {
    const element = contributionIn(context.canvasElement)
    await (Withdrawing.play as NonNullable<Story['play']>)(context)
    await press(element, ['Retirer pour de bon', 'Withdraw for good'])
    await until(() => /Retirée|Withdrawn/.test(element.shadowRoot!.textContent!))
  },
}

/** A closed consultation: nothing is given any more, and what was given is still followed. */
export const Closed: Story = followed([{ ...given, receipt: receipt(1), decision: { name: 'publish' } }], {
  status: 'closed',
})

/** A consultation that is not open yet. */
export const Draft: Story = { render: () => form(serve({ status: 'draft' })) }

/** In English, by the language of the page around it. */
export const English: Story = {
  ...Followed,
  render: () => html`<div lang="en">${(Followed.render as () => unknown)()}</div>`,
}

/** Arabic and Hebrew among French words: each text has its own direction. */
export const RightToLeft: Story = {
  render: () => form(serve()),
  play: async ({ canvasElement }) => {
    const element = contributionIn(canvasElement)
    await contribute(element, 'اقتصاد يكون فيه لكل شخص صوت واحد (2027).')
    await reach(element, 'done')
    await ownIn(element)
    type(element, 'text', 'כלכלה שבה לכל אדם קול אחד.')
  },
}

/** On a phone. */
export const Narrow: Story = {
  render: () => html`<div style="inline-size: 320px">${form(serve(twoQuestions))}</div>`,
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
      <div class="hostile">${form(serve())}</div>`,
}
