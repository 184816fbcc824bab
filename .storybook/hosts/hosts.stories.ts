/** The tags on the page of somebody else: as it is, and in its clothes, every custom property changed and every part marked. */
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import * as agenda from '../../packages/elements/src/agenda/agenda.stories.ts'
import * as contribution from '../../packages/elements/src/contribution/contribution.stories.ts'
import * as figures from '../../packages/elements/src/figures/figures.stories.ts'
import * as manifesto from '../../packages/elements/src/manifesto/manifesto.stories.ts'
import { opinions, room } from '../../packages/elements/src/results/results.samples.ts'
import * as results from '../../packages/elements/src/results/results.stories.ts'
import * as signatures from '../../packages/elements/src/signatures/signatures.stories.ts'
import * as vote from '../../packages/elements/src/vote/vote.stories.ts'
import * as wall from '../../packages/elements/src/wall/wall.stories.ts'
import { tagOf, type Tag } from '../house/manifest.ts'
import { page, pageStory, section, tagsShown } from '../house/page.ts'
import { tagNames } from '../line/tag-words.ts'
import { hostsPage } from './hosts-page.ts'
import { idleProperties, missingParts } from './effects.ts'
import { worn } from './worn.ts'
import './themes.css'

const meta: Meta = { title: 'Chez un partenaire', id: 'hosts', tags: ['!autodocs'] }
export default meta

export const Hosts = { ...hostsPage, name: 'Une page calme, une page hostile' }

type Played = (context: { canvasElement: HTMLElement }) => Promise<void>

/** Every part gets a mark of its own, from the page. */
const marks = ({ tagName, cssParts }: Tag) =>
  cssParts
    .map(({ name }) => `.themed ${tagName}::part(${name}) { outline: 1px dashed; outline-offset: 2px; }`)
    .join('\n')

const parts = ({ tagName, cssParts }: Tag) =>
  html`<dl class="parts" lang="en">
    ${cssParts.map(
      ({ name, description }) =>
        html`<div>
          <dt><code>${tagName}::part(${name})</code></dt>
          <dd>${description}</dd>
        </div>`,
    )}
  </dl>`

const clothes = Object.entries(worn)
  .map(([name, value]) => `${name}: ${value}`)
  .join('; ')

/** A tag in states that have all that may be dressed of it; the story fails if a property or a part does nothing there. */
const themed = (tagName: string, ...states: StoryObj[]): StoryObj => {
  const tag = tagOf(tagName)
  return pageStory(
    (say, language) =>
      page(
        {
          part: say('Chez un partenaire', 'On a partner’s page'),
          title: tagNames[tagName]![language],
          lede: say(
            'La balise dans les habits d’une autre page : ses couleurs, sa police, sans arrondi. Chaque tireté entoure une part, que votre feuille de style atteint par ::part().',
            'The tag in the clothes of another page: its colours, its typeface, no roundness. Each dashed line outlines a part, which your style sheet reaches by ::part().',
          ),
        },
        section(
          say('La balise habillée', 'The tag, dressed'),
          html`<style>
              ${marks(tag)}
            </style>
            <div class="themed" style=${clothes}>
              ${states.map((state) => html`<div class="state">${(state.render as () => unknown)()}</div>`)}
            </div>`,
        ),
        section(
          say('Ses parts', 'Its parts'),
          html`<p>
            ${say(
              'Décrites en anglais, comme dans le manifeste des balises, d’où elles sont lues.',
              'Read off the manifest of the tags.',
            )}
          </p>`,
          parts(tag),
        ),
      ),
    {
      play: async ({ canvasElement }) => {
        for (const [index, element] of [...canvasElement.querySelectorAll<HTMLElement>('.state')].entries())
          await (states[index]!.play as Played | undefined)?.({ canvasElement: element })
        await tagsShown(canvasElement)
        const idle = idleProperties(canvasElement, tag, worn)
        const missing = missingParts(canvasElement, tag)
        if (idle.length + missing.length > 0)
          throw new Error(
            `<${tagName}> has no use here for ${[...idle, ...missing.map((part) => `::part(${part})`)].join(', ')}`,
          )
      },
    },
  )
}

const after = (story: StoryObj, happens: (canvas: HTMLElement) => unknown): StoryObj => ({
  ...story,
  play: async (context) => {
    await (story.play as Played | undefined)?.(context)
    await happens(context.canvasElement)
  },
})

const clashByDay = after(agenda.Clash, (canvas) => agenda.agendaIn(canvas).setAttribute('view', 'day'))
const keptAndIncomplete = after(contribution.TableOffline, (canvas) =>
  contribution.send(contribution.contributionIn(canvas)),
)
const answeredSet = after(vote.Set, async (canvas) => {
  await vote.answer(vote.voteIn(canvas), 'agree')
  await vote.reach(vote.voteIn(canvas), 'done')
})

/** What is opened of a principle, and of the groups of opinion. */
const openedAtTheClose: StoryObj = {
  render: () => {
    const { url } = results.serve({ status: 'closed', isFinal: true, opinions, principles: room.slice(3, 5) })
    return html`<ess-results consultation=${url}></ess-results>`
  },
  play: async ({ canvasElement }) => {
    const tag = results.tagIn(canvasElement)
    await results.reach(tag, 'closed')
    for (const index of [0, 2]) await results.open(tag, index)
  },
}

export const Agenda = { ...themed('ess-agenda', clashByDay), name: 'Thème, agenda' }
export const Contribution = { ...themed('ess-contribution', keptAndIncomplete), name: 'Thème, contribution' }
export const Figures = {
  ...themed('ess-figures', figures.Compared, figures.NotHundred, figures.Empty, figures.Unavailable),
  name: 'Thème, chiffres',
}
export const Manifesto = {
  ...themed('ess-manifesto', manifesto.Incomplete, manifesto.ReadAgain, manifesto.Sending),
  name: 'Thème, texte à signer',
}
export const Results = { ...themed('ess-results', openedAtTheClose), name: 'Thème, résultats' }
export const Signatures = {
  ...themed('ess-signatures', signatures.EarlierVersion, signatures.Reservations, signatures.NotLive),
  name: 'Thème, signatures',
}
export const Vote = { ...themed('ess-vote', vote.FamilyQuestion, answeredSet), name: 'Thème, vote' }
export const Wall = {
  ...themed('ess-wall', wall.Merged, wall.TwoQuestions, wall.Empty, wall.Unavailable, wall.NotLive),
  name: 'Thème, mur',
}
