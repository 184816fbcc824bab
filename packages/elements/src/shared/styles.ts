import { css } from './sheet.ts'

/**
 * What every widget wears. The host page cannot undo it: its rules reach the host element, never `.card`,
 * and `all: initial` stops what they make inherited. Three things are let through on purpose: the font
 * family, the colour scheme and the `--ess-*` properties.
 */
export const base = css`
  :host {
    display: block !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .card {
    --accent: var(--ess-accent, light-dark(#0a5c4a, #7fd6bd));
    --muted: var(--ess-muted, light-dark(#55606a, #a5b0b9));
    --surface: var(--ess-surface, light-dark(#fff, #171c20));
    --sunken: var(--ess-sunken, light-dark(#f4f6f7, #1f262b));
    --line: var(--ess-line, light-dark(#d5dbe0, #3a444c));
    --radius: var(--ess-radius, 0.5em);
    all: initial;
    color-scheme: inherit;
    visibility: inherit;
    display: grid;
    grid: none / minmax(0, 1fr);
    gap: 1em;
    padding: min(1.25em, 5%);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ess-text, light-dark(#1b1f23, #e9ecee));
    font-family: var(--ess-font-family, inherit);
    font-size: var(--ess-font-size, medium);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  p,
  ul,
  ol,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
  }
  a {
    color: inherit;
  }
  button,
  select {
    min-block-size: 2.75em;
    max-inline-size: 100%;
    padding: 0.5em 1em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  button {
    font-weight: 600;
  }
  button:hover,
  [aria-pressed='true'] {
    background: var(--sunken);
  }
  .primary,
  .primary:hover {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--ess-on-accent, light-dark(#fff, #06251d));
  }
  :focus-visible {
    outline: 0.1875em solid var(--accent);
    outline-offset: 0.125em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .notice {
    align-items: center;
    padding: 0.25em 0.75em;
    border-inline-start: 0.1875em solid var(--ess-mark, var(--accent));
    background: var(--sunken);
  }
  .notice button {
    padding: 0;
    border: 0;
    text-decoration: underline;
  }
  .small {
    color: var(--muted);
    font-size: 0.875em;
  }
`
