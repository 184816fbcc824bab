import { css } from 'lit'

export default css`
  .card {
    --agree: var(--ess-agree, light-dark(#1f6fb2, #6db7f2));
    --disagree: var(--ess-disagree, light-dark(#b2541a, #f0a066));
    --pass: var(--ess-pass, light-dark(#6b7680, #94a0a9));
  }
  :host([state='loading']) .card {
    box-sizing: border-box;
    min-block-size: 17em;
  }
  .card,
  .card > form,
  .family,
  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 1em;
  }
  .heading {
    display: grid;
    gap: 0.5em;
    max-inline-size: 44em;
  }
  .statement {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
    text-wrap: balance;
  }
  legend {
    padding: 0;
    margin-block-end: 0.5em;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .choices button {
    flex: 1 1 5.25em;
    padding-inline: 0.25em;
  }
  .mark {
    color: var(--mark);
    font-weight: 700;
  }
  .choices .mark {
    display: block;
    line-height: 1.25;
  }
  .agree {
    --mark: var(--agree);
  }
  .disagree {
    --mark: var(--disagree);
  }
  .pass {
    --mark: var(--pass);
  }
  .choices [aria-pressed='true'] {
    border-color: var(--mark);
    background: color-mix(in srgb, var(--mark) 12%, var(--surface));
    box-shadow: inset 0 0 0 1px var(--mark);
  }
  .problem {
    border-color: var(--disagree);
  }
  .result {
    gap: 0.375em;
    font-variant-numeric: tabular-nums;
  }
  .result ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    list-style: none;
  }
  label {
    font-weight: 600;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.75em;
    border-radius: 0.375em;
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
  rect {
    block-size: 100%;
    fill: var(--mark);
    stroke: var(--surface);
    stroke-width: 2px;
  }
  .family {
    gap: 0.5em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--line);
  }
  summary {
    padding-block: 0.5em;
  }
  .steps {
    justify-content: space-between;
  }
  ol {
    list-style: none;
  }
  ol li {
    padding-block: 0.75em;
    border-block-start: 1px solid var(--line);
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
    .choices [aria-pressed='true'] {
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
    }
    rect.disagree {
      fill: CanvasText;
    }
    rect.pass {
      fill: GrayText;
    }
  }
`
