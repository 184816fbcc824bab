/** What every page of the house is made of. */
import type { StoryObj } from '@storybook/web-components-vite'
import { html, render, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { until } from '../../packages/elements/src/shared/testing/until.ts'
import { speak, type Language, type Said, type Say } from './speak.ts'
import { defaultColours, defaultOf, colourNames } from './tokens.ts'
import './house.css'

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

/** A table of data, which scrolls within itself where there is no room. */
export const table = (caption: Said, heads: readonly Said[], rows: readonly (readonly unknown[])[]) =>
  html`<div class="wide" role="region" aria-label=${typeof caption === 'string' ? caption : ''} tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
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
      <div></div>
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

/** A page as a story: Storybook opens it, axe looks at it, in both languages and schemes. */
export const pageStory = (render: (say: Say, language: Language) => TemplateResult, more: StoryObj = {}): StoryObj => ({
  play: async ({ canvasElement }) => void (await tagsShown(canvasElement)),
  ...more,
  render: (_, { globals }) => render(speak(globals['language']), globals['language']),
  parameters: { layout: 'fullscreen', controls: { disable: true }, actions: { disable: true }, ...more.parameters },
})
