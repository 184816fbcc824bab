/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  .more {
    gap: 0.5em;
  }
  summary {
    min-block-size: 1.75em;
    font-weight: 600;
    cursor: pointer;
  }
  .opened {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.5em;
  }
  label {
    display: grid;
    gap: 0.25em;
    max-inline-size: 24em;
    font-weight: 600;
  }
  input {
    min-inline-size: 0;
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
  .more .facts {
    display: grid;
  }
  .more .facts div {
    justify-content: space-between;
    gap: 1em;
    padding-block: 0.375em;
    border-block-end: 1px solid var(--line);
  }
  /* Nothing to say leaves no gap. */
  #found:not(:has(:not([hidden]))) {
    display: none;
  }
  [name='further'] {
    justify-self: start;
  }
`
