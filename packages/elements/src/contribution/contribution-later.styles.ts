/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  section,
  li,
  ul {
    display: grid;
    gap: 0.5em;
    max-inline-size: 44em;
  }
  section {
    padding-block-start: 1em;
    border-block-start: 1px solid var(--line);
  }
  ul {
    gap: 2em;
    padding-block-start: 0.5em;
  }
  .name {
    font-weight: 700;
  }
  .words {
    white-space: pre-line;
  }
  li .notice {
    display: grid;
    gap: 0.25em;
  }
  .acts {
    align-items: center;
    gap: 0 1.25em;
  }
  .acts button {
    min-block-size: 1.75em;
    padding: 0 0.25em;
    margin-inline-start: -0.25em;
    border: 0;
    font-weight: 400;
    text-decoration: underline;
  }
  .acts .leaving {
    color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
    font-weight: 700;
  }
`
