import { css } from '../shared/sheet.ts'

export default css`
  :host {
    container-type: inline-size;
  }
  :host([state='loading']) .card {
    min-block-size: 24em;
  }
  .beside,
  .beside > *,
  .text,
  .columns,
  .columns > *,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
    align-content: start;
  }
  .beside {
    gap: 2em;
  }
  .columns {
    gap: 2.5em;
  }
  .columns > * {
    gap: 1.25em;
    max-inline-size: 38em;
  }
  section {
    gap: 0.5em;
  }
  .row {
    align-items: baseline;
    justify-content: space-between;
  }
  [part='title'] {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.25;
  }
  .title {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.3;
  }
  section {
    scroll-margin-block-start: 1em;
  }
  .title a {
    text-decoration: none;
  }
  .title a:hover {
    text-decoration: underline;
  }
  .dots,
  .steps {
    display: grid;
    gap: 0.25em;
    padding-inline-start: 1.25em;
  }
  .dots {
    list-style: disc;
  }
  .steps {
    list-style: decimal;
  }
  blockquote {
    margin: 0;
    padding-inline-start: 0.75em;
    border-inline-start: 0.1875em solid var(--line);
  }
  .plain,
  .plain:hover {
    min-block-size: 1.75em;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 400;
    text-decoration: underline;
  }
  .problem {
    --ess-mark: var(--ess-disagree, light-dark(#b2541a, #f0a066));
  }
  .kept {
    --ess-mark: var(--ess-pass, light-dark(#6b7680, #94a0a9));
    border-inline-start-style: dashed;
  }
  [hidden] {
    display: none !important;
  }
  @container (width >= 44em) {
    .columns:has(> :nth-child(2)) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      row-gap: 0;
    }
    /* The title, the preamble and each article begin on one line in both languages. */
    .columns:has(> :nth-child(2)) > * {
      grid-row: 1 / span 99;
      grid-template-rows: subgrid;
      row-gap: 0;
    }
    .columns:has(> :nth-child(2)) > * > * + * {
      margin-block-start: 1.25em;
    }
  }
  @container (width >= 60em) {
    [name='go'] {
      display: none;
    }
    .beside:not(:has(.columns > :nth-child(2))) {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
      gap: 2.5em;
    }
  }
`
