import { css } from '../shared/sheet.ts'

export default css`
  :host {
    container-type: inline-size;
  }
  :host([state='loading']) .card {
    min-block-size: 17.5em;
  }
  /* Read from the back of a room: it grows with what holds it, and with the reader's own size. */
  .wall {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    font-size: clamp(1em, 0.55em + 0.9cqi, 2em);
  }
  .row {
    align-items: baseline;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.5em 1em;
  }
  .head > :first-child {
    flex: 1 1 16em;
  }
  #title {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  [part='kinds'] button,
  [name='pause'] {
    padding-inline: 0.75em;
    font-size: 0.875em;
  }
  button .small {
    font-size: 1em;
    font-weight: 400;
  }
  [aria-pressed='true'] {
    margin: -1px;
    border: 2px solid var(--accent);
  }
  .live::before,
  .family::before {
    content: var(--ess-shape, '●') / '';
    margin-inline-end: 0.375em;
  }
  .live::before {
    color: var(--accent);
  }
  .cooperative {
    --ess-shape: '■';
  }
  .mutual {
    --ess-shape: '▲';
  }
  .commercial {
    --ess-shape: '◆';
  }
  .foundation {
    --ess-shape: '⬟';
  }
  .none {
    --ess-shape: '○';
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .stale {
    --ess-mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
    border-inline-start-style: dashed;
  }
  .items {
    display: grid;
    gap: 0.75em;
  }
  .item {
    display: grid;
    align-content: start;
    gap: 0.5em;
    min-inline-size: 0;
    padding: 0.75em 1em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: clip;
  }
  .fresh {
    margin: -1px;
    border: 2px solid var(--accent);
  }
  .kind {
    color: var(--accent);
  }
  /* Marks heaped on a letter stay inside their own text. */
  .words,
  .who {
    padding-block: 0.125em;
    overflow: clip;
  }
  .words {
    font-size: 1.125em;
    line-height: 1.4;
    white-space: pre-line;
  }
  .who:not(:has(*)) {
    display: none;
  }
  .row.small {
    gap: 0 1em;
  }
  .empty {
    color: var(--muted);
  }
  [hidden] {
    display: none !important;
  }
  /* Columns fill from the last card back: the latest takes what is left of its row, and no other card changes column. */
  @container (44em <= width < 70em) {
    .items {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .item:nth-child(1 of :not([hidden])):nth-last-child(2n + 1 of :not([hidden])) {
      grid-column: span 2;
    }
  }
  @container (width >= 70em) {
    .items {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .item:nth-child(1 of :not([hidden])):nth-last-child(3n + 1 of :not([hidden])) {
      grid-column: span 3;
    }
    .item:nth-child(1 of :not([hidden])):nth-last-child(3n + 2 of :not([hidden])) {
      grid-column: span 2;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .fresh {
      animation: come 0.18s ease-out;
    }
    @keyframes come {
      from {
        translate: 0 -0.75em;
      }
    }
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border: 4px double;
    }
  }
`
