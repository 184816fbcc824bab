import { css } from '../shared/sheet.ts'

export default css`
  :host([state='loading']) .card {
    min-block-size: 24em;
  }
  /* What has room is told by the size of the text that it is for. */
  .card {
    container-type: inline-size;
    font-variant: tabular-nums;
  }
  [part='title'] {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  .figure {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--line);
  }
  [part='label'] {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  .year {
    color: var(--muted);
    font-weight: 400;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
    margin: 0;
  }
  .facts div {
    display: flex;
    gap: 0.5em;
  }
  dt {
    color: var(--muted);
    overflow-wrap: normal;
  }
  dd {
    margin: 0;
  }
  .twins {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: 1em 2.5em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.375em 0;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  td,
  thead th + th {
    padding-inline-start: 1em;
    text-align: end;
  }
  /* Numbers have spaces that do not break. */
  th,
  td {
    overflow-wrap: normal;
  }
  .endless {
    overflow-wrap: anywhere;
  }
  thead th,
  .group {
    color: var(--muted);
  }
  thead th {
    vertical-align: bottom;
  }
  .group {
    padding-block-start: 1em;
  }
  .total > :not(.unsaid) {
    font-weight: 700;
  }
  .unsaid {
    color: var(--muted);
  }
  .picture {
    display: grid;
    gap: 0.75em;
  }
  .words {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
  }
  .words > :last-child {
    margin-inline-start: auto;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.75em;
    overflow: visible;
  }
  .track {
    fill: none;
  }
  .stair .track {
    fill: var(--sunken);
    stroke: var(--line);
  }
  .length {
    fill: var(--accent);
    stroke: var(--accent);
  }
  .apart .length {
    fill: none;
    stroke-width: 2;
  }
  .figure .small {
    font-size: 1em;
  }
  .notes {
    display: grid;
    gap: 0.25em;
  }
  .notes li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
  }
  .notes li > :last-child {
    flex: 1 1 16em;
  }
  /* Names begin at one place, on their second line too, whatever the width of their shapes. */
  .family {
    display: flex;
    gap: 0.375em;
  }
  .family::before {
    content: var(--ess-shape, '●') / '';
    flex: none;
    inline-size: 1em;
    text-align: center;
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
  /* Marks heaped on a letter stay inside their own text. */
  .words,
  .notes li,
  [part='label'],
  dd {
    overflow: clip;
    overflow-clip-margin: 0.375em;
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  [hidden] {
    display: none !important;
  }
  @container (width >= 42em) {
    .twins {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  /* Where names leave no room for numbers, they stand above them. */
  @container (width < 20em) {
    .shared,
    .shared :is(thead, tbody) {
      display: block;
    }
    .shared tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .shared tr > :first-child {
      grid-column: 1 / -1;
      padding-block-end: 0;
      border: 0;
    }
    .shared tr > :not(:first-child) {
      padding: 0 0 0.375em 0.5em;
    }
  }
  @container (width < 14em) {
    table,
    table :is(thead, tbody, th, td) {
      display: block;
    }
    table :is(th, td) {
      border: 0;
      overflow-wrap: anywhere;
    }
    .facts div,
    .words {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .length {
      fill: Highlight;
      stroke: Highlight;
    }
    .stair .track {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
  @media print {
    .card {
      color-scheme: light;
      padding: 0;
      border: 0;
    }
    .figure,
    tr,
    .bar {
      break-inside: avoid;
    }
    button,
    label {
      display: none !important;
    }
    [part='source'] a::after {
      content: ' (' attr(href) ')';
    }
  }
`
