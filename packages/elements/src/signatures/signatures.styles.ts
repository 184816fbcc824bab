import { css } from '../shared/sheet.ts'

export default css`
  :host([state='loading']) .card {
    min-block-size: 20em;
  }
  .card {
    font-variant: tabular-nums;
  }
  .head {
    align-items: baseline;
    justify-content: space-between;
  }
  [part='title'] {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  .count {
    font-size: 1.25em;
    line-height: 1.3;
  }
  b {
    font-size: 2.25em;
    line-height: 1;
  }
  [part='goal'],
  .block {
    display: grid;
    gap: 0.25em;
  }
  .block {
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--line);
  }
  progress {
    inline-size: 100%;
    block-size: 0.625em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--sunken);
    overflow: hidden;
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
  .facts {
    gap: 0 1.5em;
    margin: 0;
  }
  .facts div {
    display: flex;
    gap: 0.375em;
  }
  dd {
    margin: 0;
    color: var(--ess-text, light-dark(#1b1f23, #e9ecee));
    font-weight: 700;
  }
  /* Marks heaped on a letter stay inside their own name. */
  ul {
    columns: 16em;
    column-gap: 1.5em;
  }
  li {
    padding-block: 0.125em;
    break-inside: avoid;
    overflow: clip;
  }
  .live::before,
  .family::before {
    content: var(--ess-shape, '●') / '';
    margin-inline-end: 0.375em;
  }
  .live::before {
    color: var(--accent);
  }
  .family {
    display: inline-block;
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
  [hidden] {
    display: none !important;
  }
  @media (forced-colors: active) {
    progress::-webkit-progress-value {
      background: Highlight;
      forced-color-adjust: none;
    }
    progress::-moz-progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`
