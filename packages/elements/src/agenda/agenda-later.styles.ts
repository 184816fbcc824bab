/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  .detail,
  .subscription,
  .registration {
    display: grid;
    gap: 0.75em;
    max-inline-size: 44em;
    padding-block: 0.5em;
  }
  .subscription {
    max-inline-size: none;
    padding: 0.75em;
    gap: 0.5em;
  }
  .text-block {
    white-space: pre-line;
  }
  .detail ul,
  .subscription ul {
    gap: 0.25em 1.25em;
  }
  .detail a,
  .subscription a {
    display: inline-block;
    min-block-size: 1.75em;
  }
  .registration {
    padding: 0.75em;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .registration form {
    display: grid;
    gap: 0.75em;
  }
  .registration label {
    font-weight: 600;
  }
  .registration input {
    font-weight: 400;
  }
  .error:not(:empty) {
    margin-block-start: 0.375em;
    color: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  [aria-invalid='true'] {
    border: 2px solid var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  @media print {
    .detail .row,
    .detail form,
    .subscription {
      display: none;
    }
  }
`
