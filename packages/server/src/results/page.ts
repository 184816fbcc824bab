import { answeredIn, headingIn, lawful } from '@ess-widgets/contract/results-words.js'
import type { PrincipleResult, Results } from '@ess-widgets/contract'
import { headings, type Heading } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language, type Say } from '../pages/view.ts'
import { opinionsSection } from './opinions-page.ts'
import { style } from './page-style.ts'
import { principleArticle } from './principle-page.ts'
import { none, tooFew } from './sentences.ts'

/**
 * Results as one page that stands alone: no script, no request, readable on paper, and described for search engines as a
 * Dataset of schema.org.
 */
export function resultsPage(results: Results, language: Language): string {
  const { title, summary, principles, opinions } = results
  const unheard = lawful.filter(
    (family) => !principles.some(({ families }) => families.some((each) => each.family === family)),
  )
  return `<!doctype html>\n${
    html`<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${title[language]}</title>
    <link rel="icon" href="data:," />
    <link rel="alternate" type="application/ld+json" href="dataset.jsonld" />
    <style>${style}</style>
  </head>
  <body itemscope itemtype="https://schema.org/Dataset">
    <header>
      <h1 itemprop="name">${title[language]}</h1>
      ${summary && html`<p class="summary" itemprop="description">${summary[language]}</p>`}
      <p class="note" itemprop="measurementTechnique">${answeredIn(results)[language]}</p>
      ${about(results, unheard, language)}
    </header>
    <main>
      ${headings.map((heading) => section(results, heading, unheard, language))}
      ${opinions && opinionsSection(results, opinions, language)}
    </main>
  </body>
</html>`.text
  }\n`
}

/** What is to be known before reading: who is not shown, how numbers are told, of when they are, and where they are. */
function about({ publication, published }: Results, unheard: typeof lawful, language: Language): Markup {
  const say = sayIn(language)
  return html`<div class="about">
        ${publication > 0 && unheard.length > 0 && html`<p class="unheard">${tooFew(unheard, language)}</p>`}
        <p>${say(
          'Une famille qui n’a pas assez de réponses n’est pas montrée, et rien n’est supposé d’elle. Sous vingt personnes, les réponses se comptent sans pourcentage ; « toutes » et « toutes sauf une » s’y disent de la même façon.',
          'A family without enough answers is not shown, and nothing is assumed of it. Under twenty people, answers are counted without a percentage; “all” and “all but one” are told alike.',
        )}</p>
        <p class="legend">${say(
          'Images : la part des personnes d’accord ; le trait dit ce que le nombre de réponses laisse ouvert (intervalle à 90 %).',
          'Pictures: the share of people who agree; the line is what the number of answers leaves open (90% interval).',
        )}</p>
        <p>${published && html`${say('Publié le', 'Published on')} <time itemprop="dateModified" datetime="${published}">${dayOf(published, language)}</time>. `}${say('Les mêmes nombres :', 'The same numbers:')} <a itemprop="distribution" href="results.json">JSON</a>, <a href="${say('results.csv', 'results.en.csv')}">CSV</a>.</p>
      </div>`
}

function dayOf(published: string, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'Europe/Paris' }
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options).format(Date.parse(published))
  return language === 'fr' ? day.replace(/^1 /, '1er ') : day
}

function section(results: Results, heading: Heading, unheard: typeof lawful, language: Language): Markup {
  const under = results.principles.filter((each) => each.heading === heading)
  const [refused, others] = [true, false].map((is) => under.filter((each) => isRefused(each) === is)) as [
    PrincipleResult[],
    PrincipleResult[],
  ]
  const article = (result: PrincipleResult) => principleArticle(result, { results, unheard, language })
  const say = sayIn(language)
  return html`<section class="${heading}">
        <h2>${headingIn(results, heading)[language]}</h2>
        ${under.length === 0 && html`<p>${none(results, heading)[language]}</p>`}
        ${under.some(({ verdict }) => verdict === 'undecided') && html`<p class="lead">${why(say)}</p>`}
        ${others.map(article)}
        ${refused.length > 0 && html`<p class="lead">${say('Ce que refusent toutes les familles qui se sont exprimées :', 'What all the families that spoke reject:')}</p>`}
        ${refused.map(article)}
      </section>`
}

const isRefused = ({ verdict }: PrincipleResult) => verdict === 'rejected' || verdict === 'rejected-nuanced'

const why = (say: Say) =>
  say(
    'Pas établi : ce qui se voit peut encore venir du hasard, vu le nombre de réponses et de principes.',
    'Not established: what shows may still be chance, given the number of answers and principles.',
  )
