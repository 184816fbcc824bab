import { refusalReasons } from '@ess-widgets/contract/vocabulary.js'
import type { KeptContribution } from '../store/contribution-store.ts'
import { html, type Markup, type Value } from '../pages/html.ts'
import { select, textarea } from '../pages/fields.ts'
import { pathIn } from '../pages/layout.ts'
import type { Visit, View } from '../pages/view.ts'
import { channelWords, familyWords, kindWords, reasonWords, statusWords } from '../pages/words.ts'

export interface CardOptions {
  /** Where an act leads back to. */
  from: 'queue' | 'contribution'
  isFocused?: boolean
  heading?: 2 | 3
}

/** A contribution, and what may be decided about it. */
export function card(
  visit: Visit,
  contribution: KeptContribution,
  { from, isFocused, heading = 3 }: CardOptions,
): Markup {
  const { view } = visit
  const { number, kind, content } = contribution
  const title = html`<span class="number">${view.say(`N° ${number}`, `No. ${number}`)}</span> ${view.read(kindWords[kind])}`
  const focus = html`id="c${number}" tabindex="-1" ${isFocused && html`autofocus aria-describedby="status"`}`
  return html`<article class="card" aria-labelledby="c${number}">
    ${heading === 2 ? html`<h2 ${focus}>${title}</h2>` : html`<h3 ${focus}>${title}</h3>`}
    ${questionOf(view, contribution)}
    ${
      content
        ? html`<p class="said" dir="auto">${content.text}</p>`
        : html`<p class="small">${
            contribution.status === 'refused'
              ? view.say(
                  'Son texte a été oublié trente jours après le refus : elle ne peut plus être publiée.',
                  'Its text was forgotten thirty days after the refusal: it can be published no more.',
                )
              : view.say('Son texte a été oublié.', 'Its text was forgotten.')
          }</p>`
    }
    ${facts(view, contribution)}
    ${acts(visit, contribution, from)}
  </article>`
}

function questionOf({ edition, read }: View, { workshop: id, question }: KeptContribution): Markup {
  const workshop = edition!.file.workshops?.find((each) => each.id === id)
  const text = workshop?.questions.find((each) => each.id === question)?.text
  return html`<p class="small">${text ? read(text) : question}</p>`
}

/** What is known of a contribution, beside its text. Names are of any script and direction. */
function facts(
  { say, read, edition }: View,
  { channel, content, status, reason, note, into }: KeptContribution,
): Markup {
  const people = content?.people
  const principle = edition!.file.principles.find(({ id }) => id === content?.principle)
  const entries: [string, Value][] = [
    [say('Venue', 'Came'), read(channelWords[channel])],
    [say('Auteur', 'Author'), content?.author && html`<bdi>${content.author}</bdi>`],
    [say('Organisation', 'Organisation'), content?.organisation && html`<bdi>${content.organisation}</bdi>`],
    [say('Famille', 'Family'), content?.family && read(familyWords[content.family])],
    [say('Personnes', 'People'), people],
    [say('Diverge de', 'Diverges from'), principle && read(principle.statement)],
    [say('Motif du refus', 'Reason'), status === 'refused' && reason && read(reasonWords[reason])],
    [say('Mot à l’auteur', 'Note to the author'), note && html`<span dir="auto">${note}</span>`],
    [say('Fusionnée dans', 'Merged into'), status === 'merged' && into && say(`n° ${into}`, `no. ${into}`)],
  ]
  return html`<dl class="facts">
    ${entries.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`
}

function acts(visit: Visit, contribution: KeptContribution, from: CardOptions['from']): Markup | false {
  const { view } = visit
  const { say } = view
  const { number, status, content } = contribution
  if (!content) return false
  const publishing = status === 'merged' ? say('Séparer et publier', 'Split and publish') : say('Publier', 'Publish')
  return html`<div class="acts">
    ${
      status !== 'published' &&
      html`<form method="post" action="${pathIn(view, `contributions/${number}/publier`)}">
      ${seenFields(contribution, from)}
      <button class="${status === 'received' && 'primary'}" aria-describedby="c${number}">${publishing}</button>
    </form>`
    }
    <a class="button" href="${pathIn(view, `contributions/${number}/fusion`)}?from=${from}" aria-describedby="c${number}">${say(
      'Fusionner…',
      'Merge…',
    )}</a>
    ${status !== 'refused' && refusal(visit, contribution, from)}
  </div>`
}

export const seenFields = ({ revision, decision }: KeptContribution, from: CardOptions['from']): Markup =>
  html`<input type="hidden" name="seen" value="${revision}.${decision}" /><input
        type="hidden"
        name="from"
        value="${from}"
      />`

function refusal(visit: Visit, contribution: KeptContribution, from: CardOptions['from']): Markup {
  const { view } = visit
  const { say, read } = view
  const { number } = contribution
  const choices = refusalReasons.map((reason) => ({ value: reason, label: read(reasonWords[reason]) }))
  // Several forms on a page: what a wrong one said is on the page of its contribution, alone.
  const isWrong = visit.faults.size > 0
  const names = isWrong ? visit : { ...visit, form: {}, faults: new Map<string, string>() }
  return html`<details ${isWrong && html`open`}>
    <summary aria-describedby="c${number}">${say('Refuser…', 'Refuse…')}</summary>
    <form method="post" action="${pathIn(view, `contributions/${number}/refuser`)}">
      ${seenFields(contribution, from)}
      ${select(names, { name: 'reason', label: say('Motif (on en publie le nombre, sans le texte)', 'Reason (its number is published, without the text)'), id: `reason-${number}`, isNeeded: true }, [{ choices: [{ value: '', label: say('Choisir un motif', 'Choose a reason') }, ...choices] }])}
      ${textarea(names, { name: 'note', label: say('Un mot à l’auteur (facultatif)', 'A note to the author (optional)'), id: `note-${number}` }, 2)}
      <button>${say('Refuser', 'Refuse')}</button>
    </form>
  </details>`
}

/** Title of a status, for headings and filters. */
export const statusTitle = ({ read }: View, status: KeptContribution['status']) => read(statusWords[status])
