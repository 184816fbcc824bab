import type { ConsultationFile } from '@ess-widgets/contract'
import type { Choice } from '@ess-widgets/contract/vocabulary.js'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '@ess-widgets/client/memory'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-vote.ts'
import type { EssVote } from './vote.ts'

const origin = {
  kind: 'law',
  label: { fr: 'loi de 2014, article 1', en: 'law of 2014, article 1' },
  url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029313296',
} as const

/** The conditions of the law of 31 July 2014, article 1, I, in our own words. */
export const consultation: ConsultationFile = {
  id: 'principes',
  title: { fr: 'Ce qui nous définit', en: 'What defines us' },
  status: 'open',
  totals: 'after-vote',
  familyMinimum: 10,
  partners: [],
  principles: [
    {
      id: 'but',
      statement: {
        fr: 'L’activité a un autre but que le seul partage des bénéfices.',
        en: 'The activity has another purpose than only sharing profits.',
      },
      origin,
    },
    {
      id: 'gouvernance',
      statement: {
        fr: 'La gouvernance est démocratique : elle ne dépend pas du seul capital apporté.',
        en: 'Governance is democratic: it does not depend only on the capital brought.',
      },
      explanation: {
        fr: 'Les statuts l’organisent ; membres, personnes salariées et parties prenantes sont informés et y participent.',
        en: 'The statutes organise it; members, employees and stakeholders are informed and take part.',
      },
      origin,
    },
    {
      id: 'benefices',
      statement: {
        fr: 'Les bénéfices servent d’abord à maintenir ou à développer l’activité.',
        en: 'Profits first serve to maintain or develop the activity.',
      },
      origin,
    },
    {
      id: 'reserves',
      statement: {
        fr: 'Les réserves obligatoires sont impartageables : elles ne peuvent pas être distribuées.',
        en: 'Compulsory reserves are indivisible: they cannot be distributed.',
      },
      origin,
    },
  ],
}

const others = { gouvernance: { agree: 166, disagree: 26, pass: 21 }, but: { agree: 190, disagree: 8, pass: 12 } }

/** A consultation that nobody else joins: each story has its own. */
export function serve(
  changes: Partial<ConsultationFile> = {},
  options: MemoryOptions = { tallies: others },
): MemoryServer {
  return serveInMemory({ ...consultation, ...changes }, options)
}

const card = ({ url }: { url: string }, principle = 'gouvernance') =>
  html`<ess-vote consultation=${url} principle=${principle}></ess-vote>`
const set = ({ url }: { url: string }) => html`<ess-vote consultation=${url}></ess-vote>`

/** Resolves once the card shows one of these states. */
export async function reach(element: EssVote, ...states: EssVote['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await element.updateComplete
}

/** The question about the family, once it is there. */
export const familyIn = (element: EssVote) => until(() => element.shadowRoot!.querySelector('details'))

/** Gives the answer a visitor would give by a click. */
export async function answer(element: EssVote, choice: Choice) {
  await reach(element, 'ready', 'done', 'error')
  element.shadowRoot!.querySelector<HTMLButtonElement>(`button[value=${choice}]`)!.click()
}

/** The element of a story. */
export const voteIn = (canvas: HTMLElement) => canvas.querySelector('ess-vote')!

const vote: Story['play'] = async ({ canvasElement }) => {
  const element = voteIn(canvasElement)
  await answer(element, 'agree')
  await reach(element, 'done', 'error')
  await familyIn(element)
}

/** The first vote brings the question about the family; here it is declined. */
const voteOnly: Story['play'] = async (context) => {
  await vote(context)
  const question = await familyIn(voteIn(context.canvasElement))
  question.querySelector<HTMLButtonElement>('button:last-child')!.click()
}

/** A story in which something happens between the reading and the vote. */
function meanwhile(happens: (server: MemoryServer) => void, state: EssVote['state']): Story {
  let server: MemoryServer
  return {
    render: () => card((server = serve())),
    play: async ({ canvasElement }) => {
      const element = voteIn(canvasElement)
      await reach(element, 'ready')
      happens(server)
      await answer(element, 'agree')
      await reach(element, state)
    },
  }
}

const meta: Meta = {
  title: 'Vote',
  component: 'ess-vote',
  excludeStories: ['consultation', 'serve', 'reach', 'answer', 'familyIn', 'voteIn'],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

/** A statement, where it comes from, three answers. */
export const Ready: Story = {
  render: () => card(serve()),
}

/** The consultation is on its way; the card already has its size. */
export const Loading: Story = {
  render: () => card(serve({}, { latency: 1e9 })),
}

/** Without `principle`: all of them one after the other. */
export const Set: Story = {
  render: () => set(serve()),
}

/** The last view of a set sums up one's votes and leads back to each. */
export const SetEnd: Story = {
  render: () => set(serve()),
  play: async ({ canvasElement }) => {
    const element = voteIn(canvasElement)
    for (const choice of ['agree', 'disagree', 'pass', undefined] as const) {
      if (choice) await answer(element, choice)
      await reach(element, choice ? 'done' : 'ready')
      element.shadowRoot!.querySelector<HTMLButtonElement>('[part=steps] button:last-child')!.click()
      await element.updateComplete
    }
  },
}

/** The answer shows at once; it is not recorded yet. */
export const Sending: Story = meanwhile((server) => server.fail('silent'), 'sending')

/** Recorded, with what everyone answered, in words and as a bar. */
export const Done: Story = {
  render: () => card(serve()),
  play: voteOnly,
}

/** Under twenty votes, people are counted: a percentage would claim too much. */
export const FewAnswers: Story = {
  render: () => card(serve({}, { tallies: { gouvernance: { agree: 3, disagree: 1, pass: 2 } } })),
  play: voteOnly,
}

/** The organiser publishes no totals. */
export const TotalsNever: Story = {
  render: () => card(serve({ totals: 'never' })),
  play: voteOnly,
}

/** The organiser publishes totals before the vote. */
export const TotalsAlways: Story = {
  render: () => card(serve({ totals: 'always' })),
}

/** Asked once, after the first vote, with the reason; it may be declined. */
export const FamilyQuestion: Story = {
  render: () => card(serve()),
  play: vote,
}

/** Answered: one line that opens. */
export const FamilyAnswered: Story = {
  render: () => card(serve()),
  play: async (context) => {
    await vote(context)
    const root = voteIn(context.canvasElement).shadowRoot!
    root.querySelector('select')!.value = 'cooperative'
    root.querySelector<HTMLButtonElement>('details button')!.click()
    await reach(voteIn(context.canvasElement), 'done')
  },
}

/** The vote was removed, and can be given again. */
export const Removed: Story = {
  render: () => card(serve()),
  play: async (context) => {
    await voteOnly(context)
    const element = voteIn(context.canvasElement)
    await element.updateComplete
    element.shadowRoot!.querySelector<HTMLButtonElement>('.notice button:last-child')!.click()
    await element.updateComplete
    await reach(element, 'ready')
  },
}

/** The person looks for another answer, which the card waits for. */
export const Changing: Story = {
  render: () => card(serve()),
  play: async (context) => {
    await voteOnly(context)
    const element = voteIn(context.canvasElement)
    await element.updateComplete
    element.shadowRoot!.querySelector<HTMLButtonElement>('[name=change]')!.click()
    await element.updateComplete
  },
}

/** Another tab voted after this one: the most recent vote stands, and the card says so. */
export const Superseded: Story = meanwhile((server) => {
  const voter = 'a'.repeat(32)
  localStorage.setItem(`ess-voter ${server.url}/ballots`, voter)
  server.cast('gouvernance', 'agree', { voter })
  server.cast('gouvernance', 'pass', { voter })
}, 'done')

/** No network: the answer is kept in sight and can be sent again. */
export const NotSent: Story = meanwhile((server) => server.fail('offline'), 'error')

/** The consultation closed just before the vote arrived: it is refused, visibly. */
export const Refused: Story = meanwhile((server) => {
  server.fail('no-stream')
  server.setStatus('closed')
}, 'closed')

/** Nothing can be read: the light-DOM content is the way out. */
export const NotLoaded: Story = {
  render: () => {
    const server = serve()
    server.close()
    return html`<ess-vote consultation=${server.url}><p><a href=${server.url}>Voter sur le site de la consultation</a></p></ess-vote>`
  },
  play: async ({ canvasElement }) => reach(voteIn(canvasElement), 'error'),
}

/** The tag names a principle that the consultation does not have; the console says so. */
export const UnknownPrinciple: Story = {
  render: () => card(serve(), 'gouvernence'),
  play: async ({ canvasElement }) => reach(voteIn(canvasElement), 'error'),
}

/** Closed: no more answers, and what they were. */
export const Closed: Story = {
  render: () => card(serve({ status: 'closed' })),
}

/** Closed, for one who has voted: their answer is still said. */
export const ClosedAnswered: Story = {
  render: () => card((closing = serve())),
  play: async (context) => {
    await voteOnly(context)
    closing.setStatus('closed')
    await reach(voteIn(context.canvasElement), 'closed')
  },
}
let closing: MemoryServer

/** Not open yet. */
export const Draft: Story = {
  render: () => card(serve({ status: 'draft' })),
}

/** `lang` on the tag or above it chooses the language. */
export const English: Story = {
  render: () => html`<div lang="en">${set(serve())}</div>`,
  play: vote,
}

/** A page in a script from right to left keeps the tag in its own direction. */
export const RightToLeftPage: Story = {
  render: () => html`<div dir="rtl">${card(serve())}</div>`,
  play: voteOnly,
}

const long = {
  fr: 'Les bénéfices servent d’abord à maintenir ou à développer l’activité, et non à rémunérer le capital : les réserves obligatoires, impartageables, ne peuvent être distribuées ni pendant la vie de la structure, ni à sa fin.',
  en: 'Profits first serve to maintain or develop the activity, not to reward capital: compulsory reserves are indivisible and can be distributed neither during the life of the organisation nor at its end.',
}

/** A long statement in a narrow column. */
export const Narrow: Story = {
  render: () => {
    const server = serve({ principles: [{ id: 'gouvernance', statement: long, origin }] })
    return html`<style>
        .narrow {
          max-inline-size: 20em;
        }
      </style>
      <div class="narrow">${card(server)}</div>`
  },
  play: voteOnly,
}

/** The host page's colours, corners and typeface. */
export const Themed: Story = {
  render: () =>
    html`<style>
        .themed {
          color-scheme: light;
          --ess-accent: #6b2d8f;
          --ess-agree: #0b6e4f;
          --ess-disagree: #a4243b;
          --ess-surface: #fffaf0;
          --ess-sunken: #f5ecd9;
          --ess-text: #241c15;
          --ess-muted: #65594d;
          --ess-line: #dccfb8;
          --ess-radius: 0;
          --ess-font-family: Georgia, serif;
        }
        .themed ess-vote::part(statement) {
          font-weight: 400;
        }
      </style>
      <div class="themed">${set(serve())}</div>`,
  play: vote,
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
          text-align: right;
          visibility: visible;
          color: red;
        }
        .hostile button {
          background: red;
        }
      </style>
      <div class="hostile">${card(serve())}</div>`,
  play: voteOnly,
}
