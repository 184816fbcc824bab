/** What every page of the house is made of. */
import type { StoryObj } from '@storybook/web-components-vite'
import { html, render, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { until } from '../../packages/elements/src/shared/testing/until.ts'
import { expectFrenchSpaces } from './french-spaces.ts'
import { expectFitsPhone } from './phone.ts'
import { speak, type Language, type Said, type Say } from './speak.ts'
import { defaultColours, defaultOf, colourNames } from './tokens.ts'
import './house.css'
import './tables.css'

interface Heading {
  readonly title: string
  /** The part of the house it stands in. */
  readonly part?: string
  readonly lede: Said
}

/** The house wears the colours of the tags, under names of its own: what a page shows of tags must not take them for theirs. */
const colours = colourNames
  .map((name) => `--house-${name}: light-dark(${defaultColours[name].light}, ${defaultColours[name].dark})`)
  .join('; ')
const clothes = `${colours}; --house-radius: ${defaultOf('radius')}`

export const page = ({ title, part, lede }: Heading, ...sections: TemplateResult[]) =>
  html`<main class="house" dir="ltr" style=${clothes}>
    <header class="head">
      ${part ? html`<p class="kicker">${part}</p>` : ''}
      <h1>${title}</h1>
      <p class="lede">${lede}</p>
    </header>
    ${sections}
  </main>`

export const section = (title: Said, ...content: unknown[]) =>
  html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`

/** A ground on which tags, or what they are made of, are shown. */
export const shown = (content: unknown, caption?: Said) =>
  html`<figure class="shown">
    <div class="ground">${content}</div>
    ${caption ? html`<figcaption>${caption}</figcaption>` : ''}
  </figure>`

/**
 * A table of data. On a phone each row is a list, where cells bear the name of their column; its roles are said, as some
 * browsers forget those of a table that is laid out otherwise.
 */
export const table = (caption: Said, heads: readonly string[], rows: readonly (readonly unknown[])[]) =>
  html`<div class="wide" role="region" aria-label=${typeof caption === 'string' ? caption : ''} tabindex="0">
    <table role="table">
      <caption>
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${first}</th>
              ${rest.map((cell, index) => html`<td role="cell" data-column=${heads[index + 1]!}><div>${cell}</div></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

/** What many people pass by: made once somebody opens it, anew in another language. */
export const unfolded = (summary: TemplateResult, language: Language, content: () => TemplateResult) => {
  const handleToggle = ({ target }: Event) => render(content(), (target as HTMLElement).querySelector('div')!)
  return keyed(
    language,
    html`<details @toggle=${handleToggle}>
      <summary>${summary}</summary>
      <div class="unfolded"></div>
    </details>`,
  )
}

/** Another page of the book, from the frame in which this one stands: to be opened with `target="_top"`. */
export const linkTo = (path: string) => `./?path=/${path}`

/** Resolves once every tag of a page shows what it has to: before, nothing can be said of it. */
export const tagsShown = (page: ParentNode) =>
  until(() =>
    [...page.querySelectorAll('*')]
      .filter(({ localName }) => localName.startsWith('ess-'))
      .every((tag) => (tag.getAttribute('state') ?? 'loading') !== 'loading'),
  )

const showTags: StoryObj['play'] = async ({ canvasElement }) => void (await tagsShown(canvasElement))

/**
 * A page as a story: Storybook opens it, axe looks at it, in both languages and schemes. It fails where a French sign could
 * begin a line, and where a phone would have to be scrolled from the side.
 */
export const pageStory = (
  render: (say: Say, language: Language) => TemplateResult,
  { play = showTags, ...more }: StoryObj = {},
): StoryObj => ({
  play: async (context) => {
    await play(context)
    await expectFrenchSpaces(context.canvasElement)
    await expectFitsPhone(context.canvasElement)
  },
  ...more,
  render: (_, { globals }) => render(speak(globals['language']), globals['language']),
  parameters: { layout: 'fullscreen', controls: { disable: true }, actions: { disable: true }, ...more.parameters },
})
