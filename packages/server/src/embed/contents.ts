import type { Edition } from '../http/edition.ts'
import { html, type Markup } from '../pages/html.ts'
import type { Asked } from './asked.ts'
import { formatted } from './formatted.ts'
import { programme } from './programme.ts'

/**
 * What stands inside each tag: what can be read of it without a script, in a browser that keeps nothing, or while it comes.
 */
export const contents: Readonly<Record<string, (asked: Asked) => Markup>> = {
  agenda: (asked) =>
    html`${title(asked)} ${programme(asked)}
      <p><a href="${resource(asked.edition, 'agenda.ics')}">${asked.view.say('Le programme, pour votre agenda', 'The programme, for your calendar')}</a></p>`,
  contribution: (asked) => {
    const { title, summary, questions } = workshopOf(asked)
    const { read } = asked.view
    return html`<h2>${read(title)}</h2> ${summary && html`<p>${read(summary)}</p>`}
      <ul>${questions.map(({ text }) => html`<li>${read(text)}</li>`)}</ul>`
  },
  manifesto: ({ edition, view: { language, read } }) => {
    const { title, preamble, articles } = edition.manifesto!.current
    return html`<h2>${read(title)}</h2> ${preamble && formatted(preamble[language])}
      ${articles.map(({ title, text }) => html`<h3>${read(title)}</h3> ${formatted(text[language])}`)}`
  },
  results: (asked) =>
    html`${title(asked)} <p><a href="${resource(asked.edition, `results.csv?lang=${asked.view.language}`)}">${asked.view.say('Les nombres publiés (CSV)', 'The published numbers (CSV)')}</a></p>`,
  signatures: ({ edition, view: { read } }) => html`<h2>${read(edition.manifesto!.current.title)}</h2>`,
  vote: ({ attributes, edition, view: { read, say } }) => {
    const { principles } = edition.file
    const one = principles.find(({ id }) => id === attributes.get('principle'))
    if (one) return html`<h2>${read(one.statement)}</h2> ${one.explanation && html`<p>${read(one.explanation)}</p>`}`
    return html`<h2>${say('Les principes', 'The principles')}</h2>
      <ol>${principles.map(({ statement }) => html`<li>${read(statement)}</li>`)}</ol>`
  },
  wall: (asked) => html`<h2>${asked.view.read(workshopOf(asked).title)}</h2>`,
}

/** Where a part of the consultation is read. */
export const resource = ({ file }: Edition, rest = '') => `/v1/consultations/${file.id}${rest && `/${rest}`}`

const title = ({ about, view }: Asked) => html`<h2>${view.read(about.name)}</h2>`

const workshopOf = ({ attributes, edition }: Asked) => {
  const workshops = edition.file.workshops!
  return workshops.find(({ id }) => id === attributes.get('workshop')) ?? workshops[0]!
}
