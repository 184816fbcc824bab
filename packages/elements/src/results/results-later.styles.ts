import { css } from '../shared/sheet.ts'

export default css`
  .tools,
  .opened {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .looking label {
    display: flex;
    flex-wrap: wrap;
    max-inline-size: 100%;
    overflow-wrap: normal;
    gap: 0.5em;
    align-items: center;
  }
  .tools select {
    /* WebKit widens the page for an option that is longer than its box, unless it may wrap. */
    white-space: normal;
    color: var(--ess-text, light-dark(#1b1f23, #e9ecee));
  }
  .actions {
    gap: 0 1.25em;
  }
  .actions button,
  .actions button:hover {
    min-block-size: 2em;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 400;
    text-decoration: underline;
  }
  .opened {
    padding-block-end: 1em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  caption {
    padding-block-end: 0.25em;
    color: var(--muted);
    font-size: 0.875em;
    text-align: start;
  }
  th,
  td {
    padding: 0.25em 0.5em 0.25em 0;
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    hyphens: auto;
  }
  thead th {
    color: var(--muted);
    font-size: 0.875em;
  }
  tbody th {
    padding-block-start: 0.5em;
    font-weight: 600;
  }
  td .small {
    display: block;
  }
  .opened .mark {
    fill: currentcolor;
    stroke: currentcolor;
  }
  .opened .hollow {
    fill: var(--surface);
  }
  .picture td {
    padding-block: 0 0.5em;
    border-block-end: 1px solid var(--line);
  }
  .bars {
    display: block;
  }
  .bars rect {
    block-size: 100%;
  }
  .agree {
    fill: var(--ess-agree, light-dark(#1f6fb2, #6db7f2));
  }
  .disagree {
    fill: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .pass {
    fill: var(--ess-pass, light-dark(#6b7680, #94a0a9));
  }
  [part='reasons'] ul {
    display: grid;
    gap: 0.75em;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 0.75em;
    border-inline-start: 0.1875em solid var(--line);
    white-space: pre-line;
  }
  [part='reasons'] p {
    padding-block-end: 0.25em;
  }
  .wide {
    inline-size: 60%;
  }
  th[scope='row'] .small {
    display: block;
  }
  tbody th[scope='row'] {
    padding-block: 0.25em;
    font-weight: 400;
  }
  [part='opinions'] details {
    border: 0;
  }
  /* Its heads are one word each, of one length or another: as wide as they need, they stay whole. */
  [part='opinions'] table {
    table-layout: auto;
  }
  .map {
    inline-size: min(100%, 28em);
    margin-inline: auto;
    overflow: visible;
  }
  .dot {
    fill: var(--accent);
  }
  .map text {
    fill: currentcolor;
    font-size: 7.5px;
  }
  @media (forced-colors: active) {
    .map .dot,
    .map text {
      fill: CanvasText;
    }
    .agree {
      fill: Highlight;
    }
    .disagree {
      fill: CanvasText;
    }
    .pass {
      fill: GrayText;
    }
  }
  @media print {
    .tools {
      display: none;
    }
  }
`
