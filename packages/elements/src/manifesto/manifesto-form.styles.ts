/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  form,
  .fields,
  .said {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    max-inline-size: 38em;
  }
  form .row,
  .said .row {
    align-items: center;
    justify-content: start;
    gap: 0.5em 1em;
  }
  .signed {
    padding-inline-start: 1em;
    border-inline-start: 1px solid var(--line);
  }
  legend,
  label,
  summary {
    font-weight: 700;
    line-height: 1.3;
  }
  legend {
    padding: 0 0 0.25em;
  }
  form > .title {
    font-size: 1.25em;
  }
  input + .small,
  textarea + .small {
    margin-block-start: 0.375em;
  }
  summary {
    min-block-size: 1.75em;
    cursor: pointer;
  }
  details > .fields {
    padding-block-start: 0.75em;
  }
  .choice {
    display: flex;
    gap: 0.75em;
    padding-block: 0.25em;
    font-weight: 400;
    line-height: 1.5;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 1.25em;
    min-block-size: 1.25em;
    block-size: 1.25em;
    margin: 0.125em 0 0;
    accent-color: var(--accent);
  }
  .within {
    padding-inline-start: 2em;
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
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: 1em;
    align-items: start;
  }
  /* Inherited, since Safari restyles nothing below what :has() is said of, in a shadow tree. */
  form {
    --organisation: none;
    --person: initial;
    --within: none;
  }
  form:has([name='publish']:checked) {
    --within: block;
  }
  form:has([value='organisation']:checked) {
    --organisation: initial;
    --person: none;
    --within: none;
  }
  .organisation {
    display: var(--organisation, inline);
  }
  .fields.organisation {
    display: var(--organisation, grid);
  }
  .person {
    display: var(--person, inline);
  }
  .within {
    display: var(--within);
  }
  .error:not(:empty) {
    display: block;
    margin-block-start: 0.375em;
    color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
    font-weight: 400;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .leaving {
    border-color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .notice p + p,
  .said > .small > * + * {
    margin-block-start: 0.375em;
  }
`
