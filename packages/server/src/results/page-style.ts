import { html } from '../pages/html.ts'

/** Rows of a table and lanes of its picture are of one height, so that each mark stands on the line of its name. */
export const style = html`
  :root {
    color-scheme: light dark;
    --text: light-dark(#1b1f23, #e9ecee);
    --muted: light-dark(#55606a, #a3adb5);
    --rule: light-dark(#d5dbe0, #3a4249);
    --surface: light-dark(#fff, #14181b);
    --ink: light-dark(#6b7680, #94a0a9);
  }
  .shared { --ink: light-dark(#1f6fb2, #6db7f2); }
  .divergent { --ink: light-dark(#b2541a, #f0a066); }
  body {
    max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; background: var(--surface); color: var(--text);
    font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; hyphens: manual;
  }
  h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
  h1 { margin: 0 0 1rem; font-size: clamp(1.75rem, 1.25rem + 2.5vw, 2.5rem); letter-spacing: -0.01em; }
  h2 { margin: 0 0 1rem; padding-top: 1rem; border-top: 0.25rem solid var(--ink); font-size: 1.5rem; }
  h3 { margin: 0; font-size: 1.125rem; }
  h4 { margin: 1rem 0 0.5rem; font-size: 1rem; }
  p { margin: 0.5rem 0 0; }
  h1, h3, p, blockquote, li { max-width: 42rem; }
  section { margin-top: 3.5rem; }
  .summary { font-size: 1.1875rem; }
  .note { margin-top: 1rem; font-weight: 600; }
  .about { margin-top: 1rem; }
  .about, .author { color: var(--muted); font-size: 0.9375rem; }
  .unheard { color: var(--muted); }
  .lead { margin-top: 2rem; }
  h2 + .lead { margin-top: 0; }
  a { color: light-dark(#1a5c94, #8cc6f5); }
  article { margin-top: 2rem; }
  .lead + article { margin-top: 1.5rem; }
  .numbers { margin-top: 0.75rem; font-size: 0.9375rem; }
  table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
  .numbers table { font-size: inherit; }
  caption { position: absolute; clip-path: inset(50%); }
  th, td { padding: 0.25em 0 0.25em 0.75em; border-bottom: 1px solid var(--rule); line-height: 1.25; font-weight: 400; text-align: end; vertical-align: middle; }
  th:first-child { text-align: start; }
  th:first-child:not(.family) { padding-inline-start: 0; }
  thead th { color: var(--muted); font-size: 0.875em; vertical-align: bottom; }
  tbody + tbody { border-top: 2px solid var(--rule); }
  blockquote { margin: 0.5rem 0 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--rule); white-space: pre-line; }
  .plot { display: block; width: calc(100% - 3em); margin: 0.5em 1.5em 0; overflow: visible; }
  .plot text { fill: var(--muted); font-size: 0.875em; }
  .grid { stroke: var(--rule); }
  .half { stroke: var(--muted); stroke-dasharray: 4 3; }
  .interval { stroke: var(--ink); stroke-width: 2; }
  .mark { fill: var(--ink); stroke: var(--ink); stroke-width: 2; }
  .hollow { fill: var(--surface); }
  .shape { width: 1.1em; height: 1.1em; vertical-align: -0.2em; }
  .plain th, .plain td { text-align: start; }
  .family { padding-inline-start: 1.4em; text-indent: -1.4em; }
  @media print, (width >= 48rem) {
    .numbers { display: grid; grid-template-columns: minmax(0, 38rem) minmax(10rem, 1fr); gap: 1rem; align-items: start; }
    .numbers table { table-layout: fixed; }
    .numbers tr { height: 2em; }
    .numbers thead th:first-child { width: 38%; }
    .numbers :is(th, td) { padding-block: 0; white-space: nowrap; }
    .numbers thead th { vertical-align: middle; }
    .plot { margin-top: 0; }
  }
  @media (width >= 48rem) { body { padding-inline: 2rem; } }
  @media (width < 30rem) {
    .numbers { font-size: 0.875rem; }
    .numbers thead th { font-size: 0.8em; }
    .count { display: block; }
    td, thead th { padding-inline-start: 0.25em; }
  }
  @media (forced-colors: active) {
    .grid, .half { stroke: GrayText; }
    .interval, .mark { stroke: CanvasText; fill: CanvasText; }
    .hollow { fill: Canvas; }
  }
  @media print {
    :root { color-scheme: light; font-size: 10pt; }
    body { max-width: none; padding: 0; }
    section { margin-top: 2.5rem; }
    h2, h3, .lead, .finding { break-after: avoid; }
    article { break-inside: avoid; }
    a { color: inherit; }
  }
`
