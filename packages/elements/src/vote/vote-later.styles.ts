/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  details {
    padding-block-start: 0.5em;
    border-block-start: 1px solid var(--line);
  }
  details > * {
    margin-block-start: 0.5em;
  }
  ol li {
    margin: 0;
  }
  li button {
    text-align: start;
  }
`
