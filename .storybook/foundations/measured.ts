/** What the tags are, read off a tag that is on the page: a table of the house never says what was true once. */
import { html, type TemplateResult } from 'lit'
import { until } from 'lit/directives/until.js'
import { until as waitFor } from '../../packages/elements/src/shared/testing/until.ts'

/** A part of a tag that is shown elsewhere on the page. */
export interface Place {
  readonly tag: string
  readonly selector: string
}

/** A place, once its tag shows it: not that of the page before, which is still there while this one is made. */
export async function reach({ tag, selector }: Place): Promise<HTMLElement> {
  await new Promise((resolve) => setTimeout(resolve))
  return waitFor(() => document.querySelector(`.house ${tag}`)?.shadowRoot?.querySelector<HTMLElement>(selector))
}

export const inEm = (pixels: number, size: number, language: string) =>
  `${new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(pixels / size)}\u00a0em`

/** Shows what is read of a place, as soon as there is something to read. */
export const measured = (
  place: Place,
  read: (style: CSSStyleDeclaration, element: HTMLElement) => string,
): TemplateResult =>
  html`${until(
    reach(place).then((element) => read(getComputedStyle(element), element)),
    '…',
  )}`

/** The size of the text of the card: what every `em` of a tag comes from. */
export const textOf = (element: HTMLElement) => parseFloat(getComputedStyle(element.closest('.card')!).fontSize)
