/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  details > :not(summary) {
    margin-block-start: 0.75em;
  }
  summary {
    min-block-size: 1.75em;
    font-weight: 600;
    cursor: pointer;
  }
  label {
    display: grid;
    gap: 0.25em;
    max-inline-size: 24em;
    font-weight: 600;
  }
  input {
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  .list {
    columns: 16em;
    column-gap: 1.5em;
  }
  .list li {
    break-inside: avoid;
    padding-block: 0.125em;
    overflow: clip;
  }
`
