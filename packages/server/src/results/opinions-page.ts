import type { Opinions, Results } from '@ess-widgets/contract'
import { html, type Markup } from '../pages/html.ts'
import { sayIn, type Language } from '../pages/view.ts'

/** The groups of opinion of the page: which lean to a principle, and which against it. */
export function opinionsSection({ principles }: Results, opinions: Opinions, language: Language): Markup {
  const say = sayIn(language)
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const names = (groups: readonly number[]) =>
    groups.length > 0 ? groups.map(nameOf).join(', ') : say('aucun', 'none')
  const untold = opinions.count - opinions.groups.length
  const statements = new Map(principles.map(({ principle, statement }) => [principle, statement[language]]))
  return html`<section><h2>${say('Groupes d’opinion calculés', 'Computed opinion groups')}</h2>
      <p>${say(
        'Exploratoire. Un calcul rapproche les personnes qui répondent de la même façon ; un autre ferait d’autres groupes, et il s’en trouve même entre des personnes qui ne diffèrent que par degrés. Ce ne sont pas les familles.',
        'Exploratory. A computation brings together people who answer alike; another would make other groups, and there are some even among people who differ by degrees alone. They are not the families.',
      )}</p>
      <ul>${opinions.groups.map(({ share }, group) => {
        const [name, about] = [nameOf(group), percent.format(share)]
        return html`<li>${say(`Groupe ${name} : environ ${about} des personnes regroupées par leurs réponses`, `Group ${name}: about ${about} of the people grouped by their answers`)}</li>`
      })}${
        untold > 0 &&
        html`<li>${say(
          untold === 1
            ? '1 groupe de moins de dix personnes n’est pas décrit'
            : `${untold} groupes de moins de dix personnes ne sont pas décrits`,
          untold === 1
            ? '1 group of fewer than ten people is not described'
            : `${untold} groups of fewer than ten people are not described`,
        )}</li>`
      }</ul>
      <table class="plain">
      <caption>${say('Vers où penche chaque groupe', 'Which way each group leans')}</caption>
      <thead><tr><th scope="col">${say('Principe', 'Principle')}</th><th scope="col">${say('Penchent pour', 'Lean to it')}</th>
        <th scope="col">${say('Penchent contre', 'Lean against it')}</th></tr></thead>
      <tbody>${opinions.principles.map(
        ({ principle, agree, disagree }) =>
          html`<tr><th scope="row">${statements.get(principle)}</th><td>${names(agree)}</td><td>${names(disagree)}</td></tr>`,
      )}</tbody></table></section>`
}

/** A, B, C, as they come. */
const nameOf = (group: number) => String.fromCharCode(65 + group)
