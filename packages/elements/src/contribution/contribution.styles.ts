import { css } from '../shared/sheet.ts'

export default css`
  :host([state='loading']) .card {
    min-block-size: 24em;
  }
  form,
  .fields,
  .heading {
    display: grid;
    gap: 1em;
  }
  form,
  .heading {
    max-inline-size: 44em;
  }
  .heading {
    gap: 0.5em;
  }
  #title,
  .question,
  legend,
  label,
  summary {
    font-weight: 700;
    line-height: 1.3;
  }
  #title {
    font-size: 1.25em;
  }
  legend {
    padding: 0 0 0.5em;
  }
  summary {
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .small,
  .choice {
    font-weight: 400;
  }
  input,
  select,
  textarea {
    box-sizing: border-box;
    /* WebKit widens the page for an option that is longer than its box, unless it may wrap. */
    white-space: normal;
    display: block;
    inline-size: 100%;
    min-block-size: 2.75em;
    margin-block-start: 0.375em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  .kinds {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    gap: 0.5em;
  }
  .choice {
    display: flex;
    gap: 0.75em;
    padding-block: 0.375em;
    cursor: pointer;
  }
  .kinds .choice {
    padding: 0.5em 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .choice input {
    flex: none;
    inline-size: 1.25em;
    min-block-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--accent);
  }
  .kinds .choice:has(:checked) {
    margin: -1px;
    border: 2px solid var(--accent);
  }
  /* Inherited, since Safari restyles nothing below what :has() is said of, in a shadow tree. */
  form {
    --against: none;
  }
  form:has([value='divergence']:checked) {
    --against: block;
  }
  .against {
    display: var(--against);
  }
  [name='people'] {
    inline-size: 6em;
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .kept {
    --ess-mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
    border-inline-start-style: dashed;
  }
  .error:not(:empty) {
    display: block;
    margin-block-start: 0.375em;
    color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  [aria-invalid='true'] {
    border: 2px solid var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  [hidden] {
    display: none !important;
  }
`
