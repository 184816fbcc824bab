import type { PrincipleResult, Results, Span } from '@ess-widgets/contract'
import { headings } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language } from '../pages/view.ts'
import { opinionsSection } from './opinions-page.ts'
import { groupWords, headingWords, verdictWords } from './words.ts'

const style = html`
  :root { color-scheme: light dark; }
  body { max-width: 60rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
  h2 { margin-top: 2.5rem; }
  table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.25rem 0.5rem 0.25rem 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent); text-align: left; font-weight: 400; }
  thead th { font-size: 0.875rem; }
  caption { position: absolute; clip-path: inset(50%); }
  blockquote { margin: 0.5rem 0; padding-left: 0.75rem; border-left: 3px solid color-mix(in srgb, currentcolor 25%, transparent); white-space: pre-line; }
  article { break-inside: avoid; margin-block: 1.5rem; }
`

/**
 * Results as one page that stands alone: no script, no request, readable on paper, and described for search engines as a
 * Dataset of schema.org.
 */
export function resultsPage(results: Results, language: Language): string {
  const say = sayIn(language)
  const { title, summary, people, published, principles, opinions } = results
  const whole = new Intl.NumberFormat(language)
  const exact = people.least === people.most
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  })
  const count = whole.format(people.least)
  const isOne = people.least < 2
  const note = exact
    ? isOne
      ? say(
          `${count} personne a répondu ; ce n’est pas un sondage représentatif.`,
          `${count} ${people.least === 1 ? 'person' : 'people'} answered; this is not a representative survey.`,
        )
      : say(
          `${count} personnes ont répondu ; ce n’est pas un sondage représentatif.`,
          `${count} people answered; this is not a representative survey.`,
        )
    : say(
        `${count} personnes ou plus ont répondu ; ce n’est pas un sondage représentatif.`,
        `${count} people or more answered; this is not a representative survey.`,
      )
  const under = (heading: PrincipleResult['heading']) => principles.filter((each) => each.heading === heading)
  return `<!doctype html>\n${
    html`<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title[language]}</title>
    <link rel="alternate" type="application/ld+json" href="dataset.jsonld" />
    <style>${style}</style>
  </head>
  <body itemscope itemtype="https://schema.org/Dataset">
    <h1 itemprop="name">${title[language]}</h1>
    ${summary && html`<p itemprop="description">${summary[language]}</p>`}
    <p><strong itemprop="measurementTechnique">${note}</strong></p>
    <p>${say(
      'Une famille qui n’a pas assez de réponses n’est pas montrée, et rien n’est supposé d’elle. Sous vingt personnes, « toutes » et « toutes sauf une » se disent de la même façon.',
      'A family without enough answers is not shown, and nothing is assumed of it. Under twenty people, “all” and “all but one” are told alike.',
    )}</p>
    ${published && html`<p>${say('Publié le', 'Published on')} <time itemprop="dateModified" datetime="${published}">${day.format(Date.parse(published))}</time></p>`}
    <p>${say('Les mêmes nombres :', 'The same numbers:')} <a itemprop="distribution" href="results.json">JSON</a>, <a href="${say('results.csv', 'results.en.csv')}">CSV</a></p>
    ${headings.map(
      (heading) => html`<section><h2>${say(headingWords[heading].fr, headingWords[heading].en)}</h2>
      ${under(heading).length === 0 && html`<p>–</p>`}
      ${under(heading).map((each) => principle(each, language))}</section>`,
    )}
    ${opinions && opinionsSection(results, opinions, language)}
  </body>
</html>`.text
  }\n`
}

function principle(result: PrincipleResult, language: Language): Markup {
  const say = sayIn(language)
  const { statement, verdict, families, channels = [], total, reasons } = result
  const groups = [
    ...families.map((each) => ({ name: each.family ?? ('unstated' as const), ...each })),
    ...channels.map((each) => ({ name: each.channel, ...each })),
  ]
  const row = (name: string, people: number, spans: Span[]) => html`<tr><th scope="row">${name}</th>
    ${spans.map((span) => html`<td>${told(span, people, language)}</td>`)}<td>${people}</td></tr>`
  const exactly = (count: number): Span => ({ least: count, most: count })
  return html`<article>
    <h3>${statement[language]}</h3>
    <p>${say(verdictWords[verdict].fr, verdictWords[verdict].en)}.</p>
    ${
      groups.length > 0 &&
      html`<table>
      <caption>${statement[language]}</caption>
      <thead><tr><th scope="col">${say('Groupe', 'Group')}</th><th scope="col">${say('D’accord', 'Agree')}</th>
        <th scope="col">${say('Pas d’accord', 'Disagree')}</th><th scope="col">${say('Passent', 'Pass')}</th>
        <th scope="col">${say('Réponses', 'Answers')}</th></tr></thead>
      <tbody>
        ${groups.map(({ name, people, agree, disagree, pass }) => row(groupWords[name][language], people, [agree, disagree, pass]))}
        ${total && row(say('Ensemble', 'Together'), total.agree + total.disagree + total.pass, [exactly(total.agree), exactly(total.disagree), exactly(total.pass)])}
      </tbody></table>`
    }
    ${
      reasons.length > 0 &&
      html`<h4>${say('Pourquoi certains ne sont pas d’accord', 'Why some disagree')}</h4>
      ${reasons.map(({ text, author, organisation }) => html`<blockquote dir="auto">${text}</blockquote>${(author || organisation) && html`<p>– <bdi>${[author, organisation].filter(Boolean).join(', ')}</bdi></p>`}`)}`
    }
  </article>`
}

/** A number of people with its share; where it may not be told, the two that it can be. */
function told({ least, most }: Span, people: number, language: Language): string {
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  if (least === most) return people > 0 ? `${least} (${percent.format(least / people)})` : `${least}`
  return language === 'fr' ? `${least} ou ${most}` : `${least} or ${most}`
}
