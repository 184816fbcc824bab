import { css } from '../shared/sheet.ts'

export default css`
  :host {
    container-type: inline-size;
  }
  :host([state='loading']) .card {
    min-block-size: 20em;
  }
  .row {
    align-items: center;
  }
  .head {
    justify-content: space-between;
  }
  #title,
  .day {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  .day {
    margin-block-start: 0.5em;
    padding-block-end: 0.5em;
    border-block-end: 1px solid var(--line);
    font-size: 1.0625em;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .filters {
    align-items: end;
  }
  label {
    display: grid;
    flex: 1 1 min(12em, 100%);
  }
  .text {
    flex-grow: 4;
  }
  .filters .mine {
    display: flex;
    flex: initial;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75em;
  }
  input,
  select {
    box-sizing: border-box;
    /* WebKit widens the page for an option that is longer than its box, unless it may wrap. */
    white-space: normal;
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: 0.5em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: none;
    color: inherit;
    font: inherit;
  }
  option {
    background: var(--surface);
  }
  [type='checkbox'] {
    inline-size: 1.25em;
    min-block-size: 1.25em;
    accent-color: var(--accent);
  }
  [aria-pressed='true'],
  [aria-current='date'] {
    border: 2px solid var(--accent);
    background: var(--sunken);
  }
  .days {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5em;
  }
  /* What is contained is cut at its edges: a margin leaves room for the focus. */
  .many section,
  .many .group {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 30em;
    margin-inline: -0.5em;
    padding-inline: 0.5em;
  }
  .many section {
    contain-intrinsic-block-size: auto 300em;
  }
  .lines {
    white-space: pre-line;
  }
  [hidden] {
    display: none !important;
  }
  .session {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    padding-block: 1em;
    border-block-end: 1px solid var(--line);
  }
  .when {
    font-variant: tabular-nums;
  }
  [name='open'] {
    min-block-size: 1.5em;
    padding: 0;
    border: 0;
    text-align: start;
    font-weight: 700;
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-underline-offset: 0.2em;
  }
  [name='open']:hover {
    background: none;
    text-decoration-color: currentcolor;
  }
  .more {
    display: contents;
  }
  .when {
    order: -2;
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  [name='open']::before {
    content: '▸' / '';
    display: inline-block;
    margin-inline-end: 0.375em;
    color: var(--muted);
  }
  [aria-expanded='true'][name='open']::before {
    content: '▾' / '';
  }
  .marks {
    order: -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
  }
  .now {
    --ess-shape: '●';
  }
  .next {
    --ess-shape: '→';
  }
  .mine {
    --ess-shape: '★';
  }
  .off {
    --ess-shape: '✕';
    color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .marks strong::before {
    content: var(--ess-shape) / '';
    margin-inline-end: 0.25em;
  }
  .marks .now,
  .marks .next,
  .marks .mine {
    color: var(--accent);
  }
  .session.now {
    border-inline-start: 0.1875em solid var(--accent);
    padding-inline-start: 0.75em;
  }
  .session.over {
    color: var(--muted);
  }
  .cancelled time,
  .postponed time,
  .cancelled [name='open'],
  .postponed [name='open'] {
    text-decoration: line-through;
  }
  .own {
    display: inline-block;
  }
  @container (min-width: 36em) {
    .session {
      grid-template-columns: 9em minmax(0, 1fr);
      column-gap: 1em;
    }
    .session > * {
      grid-column: 2;
    }
    .session > .when {
      grid-area: 1 / 1 / span 9;
    }
    .columns .group {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
      gap: 0 1.5em;
    }
    .columns .session {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns .session > * {
      grid-area: auto;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'],
    [aria-current='date'] {
      border: 4px double;
    }
  }
  @media print {
    .card {
      border: 0;
      padding: 0;
    }
    .filters,
    .card > .notice,
    .head button,
    nav {
      display: none !important;
    }
    .many section,
    .many .group {
      content-visibility: visible;
    }
    .session {
      break-inside: avoid;
    }
  }
`
