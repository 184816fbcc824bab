/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  .principle {
    padding-inline-start: 0.75em;
    border-inline-start: 1px solid var(--muted);
  }
  summary {
    min-block-size: 1.75em;
    font-size: 0.875em;
    font-weight: 600;
    cursor: pointer;
  }
  details li {
    padding-block: 0.5em;
    border-block-start: 1px solid var(--line);
  }
  details .words {
    font-size: 1em;
  }
  .others {
    margin: 0;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--line);
  }
  .others div {
    display: flex;
    gap: 0.375em;
  }
  dd {
    margin: 0;
    font-weight: 700;
  }
`
