/** As `css` of `shared/sheet.ts`, which is in another file for those who download. */
const css = String.raw

export default css`
  .faults {
    padding-inline-start: 1.25em;
    list-style: disc;
  }
  label {
    display: grid;
    gap: 0.25em;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    font-weight: 600;
  }
  select {
    /* WebKit widens the page for an option that is longer than its box, unless it may wrap. */
    white-space: normal;
    font-weight: 400;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
    padding: min(1em, 4%);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .beside b {
    min-inline-size: 1em;
  }
  .beside .twins {
    grid-template-columns: minmax(0, 1fr);
  }
  /* One scale for all: bars begin and end at the same places, whatever stands before and behind. */
  .beside .picture {
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.25em 0.75em;
  }
  .beside .picture div {
    display: contents;
  }
  .pair > span {
    grid-column: 1 / -1;
  }
  .pair:not(:first-child) > span {
    padding-block-start: 0.5em;
  }
  .beside svg {
    align-self: center;
  }
  .value {
    grid-column: 3;
    text-align: end;
  }
  .value:not(.unsaid) {
    font-weight: 700;
  }
  .value.unsaid {
    grid-column: 2 / -1;
  }
  .second .length {
    fill: none;
    stroke-width: 2;
  }
  .copy {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 0.5em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--line);
  }
  textarea {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: 10em;
    padding: 0.5em;
    border: 1px solid var(--muted);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
  @container (width >= 58em) {
    .beside .twins {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media print {
    .copy {
      display: none;
    }
  }
`
