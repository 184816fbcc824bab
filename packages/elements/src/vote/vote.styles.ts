import { css } from 'lit'

export default css`
  :host([state='loading']) .card {
    box-sizing: border-box;
    min-block-size: 17em;
  }
  .heading,
  .family,
  .result {
    display: grid;
    gap: 0.5em;
  }
  .heading {
    max-inline-size: 44em;
  }
  .statement {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }
  legend {
    margin-block-end: 0.5em;
  }
  .choices button {
    flex: 1 1 5.25em;
    padding-inline: 0.25em;
  }
  .mark {
    color: var(--mark);
    font-weight: 700;
    .choices & {
      display: block;
      line-height: 1.25;
    }
  }
  .agree {
    --mark: var(--ess-agree, light-dark(#1f6fb2, #6db7f2));
  }
  .disagree {
    --mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .pass {
    --mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
  }
  [aria-pressed='true'] {
    border-color: var(--mark);
    background: color-mix(in srgb, var(--mark) 12%, var(--surface));
    box-shadow: inset 0 0 0 1px var(--mark);
  }
  .result {
    font-variant-numeric: tabular-nums;
  }
  ul {
    column-gap: 0.75em;
  }
  li {
    list-style: none;
  }
  label {
    font-weight: 600;
  }
  svg {
    inline-size: 100%;
    block-size: 0.75em;
    border-radius: 0.375em;
    &:dir(rtl) {
      transform: scaleX(-1);
    }
  }
  rect {
    fill: var(--mark);
    stroke: var(--surface);
    stroke-width: 2px;
  }
  .family,
  ol li {
    padding-block-start: 1em;
    border-block-start: var(--line);
  }
  summary {
    padding-block: 0.5em;
  }
  .steps {
    justify-content: space-between;
  }
  ol button {
    min-block-size: 1.75em;
    padding: 0;
    border: 0;
    font-weight: 400;
    text-align: start;
    text-decoration: underline;
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      --mark: HighlightText;
    }
    .primary {
      border-width: 2px;
    }
    rect {
      fill: Highlight;
      stroke: Canvas;
      &.disagree {
        fill: CanvasText;
      }
      &.pass {
        fill: GrayText;
      }
    }
  }
`
