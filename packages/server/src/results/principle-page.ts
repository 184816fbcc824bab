import { groupWords, type Group } from '@ess-widgets/contract/results-words.js'
import type { ChannelAnswers, FamilyAnswers, PrincipleResult, Results, Span } from '@ess-widgets/contract'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language } from '../pages/view.ts'
import { plot, shape } from './plot.ts'
import { finding, hiddenIn, tooFew } from './sentences.ts'
import { told } from './told.ts'

interface Around {
  results: Results
  /** The families that no principle shows, which was said once. */
  unheard: readonly string[]
  language: Language
}

/** What a principle shows: a sentence, its table with a picture of it, and why some disagree. */
export function principleArticle(result: PrincipleResult, { results, unheard, language }: Around): Markup {
  const { statement, families, channels = [], total } = result
  const isPublished = results.publication > 0
  const said = isPublished && finding(result, results, language)
  const hidden = isPublished ? hiddenIn(result).filter((family) => !unheard.includes(family)) : []
  return html`<article>
          <h3>${statement[language]}</h3>
          ${said && html`<p class="finding">${said}</p>`}
          ${hidden.length > 0 && html`<p class="unheard">${tooFew(hidden, language)}</p>`}
          ${(families.length > 0 || channels.length > 0 || total) && numbers(result, language)}
          ${reasons(result, language)}
        </article>`
}

function numbers({ statement, families, channels = [], total }: PrincipleResult, language: Language): Markup {
  const say = sayIn(language)
  const plainHead = (group: Group) => html`<th scope="row">${groupWords[group][language]}</th>`
  return html`<div class="numbers"><table>
    <caption>${statement[language]}</caption>
    <thead><tr><th scope="col">${say('Groupe', 'Group')}</th><th scope="col">${say('D’accord', 'Agree')}</th><th scope="col">${say('Pas d’accord', 'Disagree')}</th><th scope="col">${say('Passent', 'Pass')}</th><th scope="col">${say('Réponses', 'Answers')}</th></tr></thead>
    ${body(families.map((each) => familyRow(each, language)))}
    ${body(channels.map((each) => row(plainHead(each.channel), each, language)))}
    ${total && body([row(plainHead('all'), answersOf(total), language)])}
  </table>${families.length > 0 && plot(families, language)}</div>`
}

const body = (rows: Markup[]) => rows.length > 0 && html`<tbody>${rows}</tbody>`

function familyRow(answers: FamilyAnswers, language: Language): Markup {
  const family = answers.family ?? 'unstated'
  return row(
    html`<th scope="row" class="family">${shape(family)}\xa0${groupWords[family][language]}</th>`,
    answers,
    language,
  )
}

type Answers = Pick<FamilyAnswers | ChannelAnswers, 'people' | 'agree' | 'disagree' | 'pass'>

function row(head: Markup, { people, agree, disagree, pass }: Answers, language: Language): Markup {
  const whole = new Intl.NumberFormat(language)
  return html`<tr>${head}${[agree, disagree, pass].map((span) => html`<td>${told(span, people, language)}</td>`)}<td>${whole.format(people)}</td></tr>`
}

function answersOf({ agree, disagree, pass }: NonNullable<PrincipleResult['total']>): Answers {
  const exactly = (count: number): Span => ({ least: count, most: count })
  return { people: agree + disagree + pass, agree: exactly(agree), disagree: exactly(disagree), pass: exactly(pass) }
}

/** Those who think otherwise, in their own words. */
function reasons({ reasons }: PrincipleResult, language: Language): Markup | false {
  const say = sayIn(language)
  return (
    reasons.length > 0 &&
    html`<h4>${say('Pourquoi certains ne sont pas d’accord', 'Why some disagree')}</h4>
          ${reasons.map(({ text, author, organisation }) => html`<blockquote dir="auto">${text}</blockquote>${(author || organisation) && html`<p class="author">– <bdi>${[author, organisation].filter(Boolean).join(', ')}</bdi></p>`}`)}`
  )
}
