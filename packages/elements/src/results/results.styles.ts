import { css } from '../shared/sheet.ts'

export default css`
  :host {
    container-type: inline-size;
  }
  :host([state='loading']) .card {
    min-block-size: 32em;
  }
  .card {
    font-variant: tabular-nums;
  }
  .head {
    align-items: baseline;
    justify-content: space-between;
  }
  [part='title'] {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  .heading {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  [part='summary'] {
    font-weight: 600;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding-block-start: 1em;
    border-block-start: 1px solid var(--line);
    color: var(--ess-text, light-dark(#1b1f23, #e9ecee));
  }
  .shared {
    --ink: var(--ess-agree, light-dark(#1f6fb2, #6db7f2));
  }
  .divergent {
    --ink: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .unsettled {
    --ink: var(--ess-pass, light-dark(#6b7680, #94a0a9));
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25em 1.5em;
    align-items: end;
  }
  details {
    border-block-start: 1px solid var(--line);
  }
  summary {
    padding-block: 0.625em;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  .statement {
    padding-inline-start: 1.15em;
    text-indent: -1.15em;
  }
  .statement::before {
    content: '▸' / '';
    display: inline-block;
    inline-size: 1.15em;
    color: var(--muted);
    text-indent: 0;
  }
  [open] > summary .statement::before {
    content: '▾' / '';
  }
  summary p {
    padding-inline-start: 1.15em;
  }
  .axis {
    display: flex;
    justify-content: space-between;
  }
  .axis span {
    inline-size: 3.5em;
    text-align: center;
    white-space: nowrap;
  }
  /* Each figure of the axis, in smaller letters, stands over its line. */
  .plot {
    margin-inline: 1.53125em;
    inline-size: calc(100% - 3.0625em);
    overflow: visible;
  }
  .grid {
    stroke: var(--line);
  }
  .half {
    stroke: var(--muted);
    stroke-dasharray: 4 3;
  }
  .interval {
    stroke: var(--ink, currentcolor);
    stroke-width: 0.125em;
  }
  .mark {
    fill: var(--ink, currentcolor);
    stroke: var(--ink, currentcolor);
    stroke-width: 2;
  }
  .hollow {
    fill: var(--surface);
  }
  .shape {
    overflow: visible;
    vertical-align: -0.125em;
  }
  .legend {
    gap: 0.25em 1em;
  }
  .live::before {
    content: '●' / '';
    margin-inline-end: 0.375em;
    color: var(--accent);
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .stale {
    --ess-mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
    border-inline-start-style: dashed;
  }
  [hidden] {
    display: none !important;
  }
  @container (width >= 40em) {
    .beside {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: center;
    }
  }
  @media (forced-colors: active) {
    .grid,
    .half {
      stroke: GrayText;
    }
    .interval,
    .mark {
      fill: CanvasText;
      stroke: CanvasText;
    }
    .hollow {
      fill: Canvas;
    }
  }
  @media print {
    details {
      break-inside: avoid;
    }
  }
`
