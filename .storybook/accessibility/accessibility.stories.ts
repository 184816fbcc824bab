/** What each tag answers to criteria; then what people may do to a page, done to every tag: that fails if something is lost. */
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { sheet } from '../../packages/elements/src/shared/sheet.ts'
import * as agenda from '../../packages/elements/src/agenda/agenda.stories.ts'
import * as contribution from '../../packages/elements/src/contribution/contribution.stories.ts'
import * as manifesto from '../../packages/elements/src/manifesto/manifesto.stories.ts'
import { everyTag } from '../house/every-tag.ts'
import { tagsShown } from '../house/page.ts'
import { serveSample } from '../house/sample.ts'
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
export const EveryTag: StoryObj = {
  render: () => html`<div class="trial phone">${everyTag(serveSample())}</div>`,
  play: async ({ canvasElement }) => {
    await tagsShown(canvasElement)
    await later()
    for (const trial of [cut, spaced, unmarkedFocus]) expectNone(trial, canvasElement)
    canvasElement.querySelector('.trial')!.className = 'trial large'
    await later()
    expectNone(cut, canvasElement)
  },
  name: 'Chaque balise à l’épreuve',
}

type Played = (context: { canvasElement: HTMLElement }) => Promise<void>

/** Every form: each field has a label, and those about a person say what they are for. */
export const Fields: StoryObj = {
  name: 'Champs nommés',
  render: () =>
    html`${[agenda.Registration, contribution.AboutYou, manifesto.Organisation].map(
      ({ render }) => html`<div class="state">${(render as () => unknown)()}</div>`,
    )}`,
  play: async ({ canvasElement }) => {
    const plays = [agenda.Registration, contribution.AboutYou, manifesto.Organisation].map(({ play }) => play as Played)
    for (const [index, element] of [...canvasElement.querySelectorAll<HTMLElement>('.state')].entries())
      await plays[index]!({ canvasElement: element })
    await later()
    expectNone(unnamedFields, canvasElement)
  },
}
