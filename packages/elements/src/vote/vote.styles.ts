import { css } from '../shared/sheet.ts'

export default css`
  :host([state='loading']) .card {
    min-block-size: 14.5em;
  }
  .heading {
    max-inline-size: 44em;
  }
  #statement {
    margin-block: 0.25em;
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.3;
  }
  legend {
    padding: 0 0 0.5em;
  }
  fieldset button {
    padding-inline: 0.25em;
    flex: 1 6em;
  }
  .agree {
    --ess-mark: var(--ess-agree, light-dark(#1f6fb2, #6db7f2));
    --ess-shape: '✓';
  }
  .disagree,
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .disagree {
    --ess-shape: '✕';
  }
  .pass {
    --ess-mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
    --ess-shape: '–';
  }
  [class]::before {
    content: var(--ess-shape) / '';
    margin-inline-end: 0.25em;
    color: var(--ess-mark);
    font-weight: 700;
  }
  fieldset ::before {
    display: block;
    margin: 0;
  }
  [aria-pressed='true'] {
    border-color: var(--ess-mark);
    box-shadow: inset 0 0 0 1px var(--ess-mark);
  }
  li {
    margin-inline-end: 0.5em;
    font-variant: tabular-nums;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 0.75em;
    border-radius: 0.5em;
  }
  rect {
    block-size: 100%;
    fill: var(--ess-mark);
    stroke: var(--surface);
    stroke-width: 2;
  }
  [part='steps'] {
    justify-content: space-between;
  }
  @media (forced-colors: active) {
    [aria-pressed='true'] {
      border: 0.1875em solid;
    }
  }
`
