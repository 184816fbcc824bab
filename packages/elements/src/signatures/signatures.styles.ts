import { css } from '../shared/sheet.ts'

export default css`
  :host([state='loading']) .card {
    min-block-size: 12em;
  }
  .card {
    font-variant-numeric: tabular-nums;
  }
  .head {
    align-items: baseline;
    justify-content: space-between;
  }
  [part='title'] {
    font-weight: 700;
  }
  .count {
    font-size: 1.75em;
    font-weight: 700;
    line-height: 1.2;
  }
  [part='goal'] {
    display: grid;
    gap: 0.25em;
  }
  progress {
    inline-size: 100%;
    block-size: 0.75em;
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
  dl {
    gap: 0.25em 1.25em;
    margin: 0;
  }
  dl div {
    display: flex;
    gap: 0.375em;
  }
  dd {
    margin: 0;
    font-weight: 700;
  }
  .names {
    gap: 0.25em 1.25em;
  }
  .names li {
    overflow: clip;
    padding-block: 0.125em;
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
  [hidden] {
    display: none !important;
  }
  @media (prefers-reduced-motion: no-preference) {
    .fresh {
      animation: come 0.18s ease-out;
    }
    @keyframes come {
      from {
        translate: 0 -0.25em;
        opacity: 0.4;
      }
    }
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
