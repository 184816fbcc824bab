import { html, type Markup } from '../../pages/html.ts'

/** The address of a page as people say it and type it; a line ends before a slash. */
export const spoken = (page: string): Markup =>
  html`${page
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '')
    .split(/(?=\/)/)
    .map((piece) => html`<wbr />${piece}`)}`
