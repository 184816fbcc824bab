/** What each tag answers to criteria; then what people may do to a page, done to every tag: that fails if something is lost. */
import type { Meta } from '@storybook/web-components-vite'
import { html } from 'lit'
import { sheet } from '../../packages/elements/src/shared/sheet.ts'
import * as agenda from '../../packages/elements/src/agenda/agenda.stories.ts'
import * as contribution from '../../packages/elements/src/contribution/contribution.stories.ts'
import * as manifesto from '../../packages/elements/src/manifesto/manifesto.stories.ts'
import { everyTag } from '../house/every-tag.ts'
import { page, pageStory, section, tagsShown } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
import { tagNames } from '../line/tag-words.ts'
import { criteriaPage } from './criteria-page.ts'
import { clipped, unmarkedFocus, unnamedFields, wider } from './losses.ts'
import './trials.css'

const meta: Meta = { title: 'Accessibilité', id: 'accessibility', tags: ['!autodocs'] }
export default meta

const tagsIn = (canvas: ParentNode) =>
  [...canvas.querySelectorAll<HTMLElement>('*')].filter(({ shadowRoot }) => shadowRoot)

/** What comes later than the first view of a tag is under trial too. */
const later = () => new Promise((resolve) => setTimeout(resolve, 300))

export const Criteria = { ...criteriaPage, name: 'Critères' }

type Trial = (tag: HTMLElement) => string[]

const cut: Trial = (tag) => [...wider(tag), ...clipped(tag)]

/** The spacing that WCAG 1.4.12 and RGAA 10.12 let people ask for. */
const spacing =
  sheet(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`)

const spaced: Trial = (tag) => {
  tag.shadowRoot!.adoptedStyleSheets.push(spacing)
  const losses = cut(tag)
  tag.shadowRoot!.adoptedStyleSheets.pop()
  return losses
}

function expectNone(trial: Trial, canvas: ParentNode) {
  const losses = tagsIn(canvas).flatMap((tag) => trial(tag).map((loss) => `${tag.localName}: ${loss}`))
  if (losses.length > 0) throw new Error(`lost\n${losses.join('\n')}`)
}

/**
 * Every tag, 320 pixels wide: nothing is cut, nothing has to be scrolled to from the side, and everything that takes the
 * focus shows it; so with lines, letters, words and paragraphs further apart. Then in a window of 1,280 pixels whose text was
 * made twice as large.
 */
export const EveryTag = {
  ...pageStory(
    (say) =>
      page(
        {
          part: say('Accessibilité', 'Accessibility'),
          title: say('Chaque balise à l’épreuve', 'Every tag on trial'),
          lede: say(
            'Les huit balises dans 320 pixels, puis avec un texte espacé, puis agrandi deux fois : cette page échoue si un mot est coupé, s’il faut défiler de côté, ou si le focus ne se voit pas.',
            'The eight tags in 320 pixels, then with spaced text, then with text twice as large: this page fails if a word is cut, if one has to scroll from the side, or if the focus does not show.',
          ),
        },
        section(
          say('Dans 320 pixels', 'In 320 pixels'),
          html`<div class="trial phone">${everyTag(serveSample())}</div>`,
        ),
      ),
    {
      play: async ({ canvasElement }) => {
        await tagsShown(canvasElement)
        await later()
        for (const trial of [cut, spaced, unmarkedFocus]) expectNone(trial, canvasElement)
        const room = canvasElement.querySelector('.trial')!
        room.className = 'trial large'
        await later()
        expectNone(cut, canvasElement)
        room.className = 'trial phone'
      },
    },
  ),
  name: 'Chaque balise à l’épreuve',
}

type Played = (context: { canvasElement: HTMLElement }) => Promise<void>

const forms = {
  'ess-agenda': agenda.Registration,
  'ess-contribution': contribution.AboutYou,
  'ess-manifesto': manifesto.Organisation,
}

/** Every form: each field has a label, and those about a person say what they are for. */
export const Fields = {
  ...pageStory(
    (say, language) =>
      page(
        {
          part: say('Accessibilité', 'Accessibility'),
          title: say('Champs nommés', 'Named fields'),
          lede: say(
            'Les trois formulaires : cette page échoue si un champ n’a pas d’étiquette, ou si un champ sur la personne ne dit pas au navigateur ce qu’il attend.',
            'The three forms: this page fails if a field has no label, or if one about the person does not tell the browser what it is for.',
          ),
        },
        ...Object.entries(forms).map(([tag, { render }]) =>
          section(tagNames[tag]![language], html`<div class="state">${(render as () => unknown)()}</div>`),
        ),
      ),
    {
      play: async ({ canvasElement }) => {
        const plays = Object.values(forms).map(({ play }) => play as Played)
        for (const [index, element] of [...canvasElement.querySelectorAll<HTMLElement>('.state')].entries())
          await plays[index]!({ canvasElement: element })
        await later()
        expectNone(unnamedFields, canvasElement)
      },
    },
  ),
  name: 'Champs nommés',
}
