import type { PublishedContribution } from '@ess-widgets/contract'
import { html, render } from 'lit/html.js'
import { plural } from '../shared/plural.ts'
import type { WallView } from './wall-state.ts'

type Said = PublishedContribution['merged'][number]

/** What the wall shows in that state. Whatever people wrote is text: addresses in it lead nowhere. */
export function wallView(view: WallView) {
  const { state, messages, known } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`<div class="row notice problem" part="notice">
              <p>${messages.unavailable}</p>
              <button name="retry">${messages.retry}</button>
            </div>
            <slot></slot>`
        : known.workshop
          ? html`<div class="wall">${head(view)} ${list(view)} ${view.others}</div>`
          : html`<p class="small">${messages.loading}</p>`
    }
  </div>`
}

function head(view: WallView) {
  const { known, state, shown, kinds, kind, waiting, messages, text, level } = view
  const { title, questions } = known.workshop!
  const press = (value: string, words: string, count: number) =>
    html`<button name="kind" value=${value} aria-pressed=${value === (kind ?? '')}>
      ${words} <span class="small">${count}</span>
    </button>`
  return html`<div class="head">
      <div>
        <div role="heading" part="title" id="title" aria-level=${level}>${text(title)}</div>
        <p part="question" ?hidden=${questions.length > 1}>${text(questions[0]!.text)}</p>
      </div>
      <div class="row">
        <p class="small live" part="live" ?hidden=${state !== 'ready' || waiting !== undefined}>${messages.live}</p>
        <button name="pause">
          ${
            waiting === undefined
              ? messages.pause
              : waiting
                ? plural(waiting, messages.resumeAt, messages.language)
                : messages.resume
          }
        </button>
      </div>
    </div>
    ${notice(view)}
    <div class="row" role="group" aria-label=${messages.filter} part="kinds" ?hidden=${kinds.length < 2}>
      ${press('', messages.all, shown.length)}
      ${kinds.map((each) => press(each, messages[each], shown.filter((one) => one.kind === each).length))}
    </div>`
}

/** Why what shows may not be the last word. */
function notice({ state, known, messages }: WallView) {
  const { staleSince, consultation } = known
  const clock = new Intl.DateTimeFormat(messages.language, { timeStyle: 'short' })
  const sentence = staleSince
    ? messages.stale(clock.format(staleSince))
    : state === 'closed' && messages[consultation!.status as 'closed']
  return html`<p class="notice ${staleSince ? 'stale' : ''}" part="notice" ?hidden=${!sentence}>${sentence || ''}</p>`
}

function list({ shown, kind, messages }: WallView) {
  return html`<ul class="items" part="contributions" aria-labelledby="title"></ul>
    <p class="empty" part="empty" ?hidden=${shown.some((each) => !kind || each.kind === kind)}>
      ${shown.length ? messages.emptyKind : messages.empty}
    </p>`
}

/**
 * Writes the contributions into their list. Each is a node that stays for as long as it is published, whatever is looked
 * for, and that nothing moves when another comes. By hand: for the same, `repeat` costs whoever downloads 700 bytes.
 */
export function arrange(list: HTMLElement, view: WallView) {
  const { shown, fresh, kind } = view
  const cards = new Map([...(list.children as HTMLCollectionOf<HTMLLIElement>)].map((card) => [card.value, card]))
  let next: Node | null = null
  for (const each of [...shown].reverse()) {
    const { number } = each
    const card = cards.get(number) ?? document.createElement('li')
    cards.delete(number)
    card.value = number
    card.className = `item ${fresh.has(number) ? 'fresh' : ''}`
    card.hidden = !!kind && kind !== each.kind
    card.setAttribute('part', 'contribution')
    render(content(each, view), card)
    if (card.nextSibling !== next || !card.parentNode) list.insertBefore(card, next)
    next = card
  }
  for (const [, card] of cards) card.remove()
}

function content(each: PublishedContribution, view: WallView) {
  const { known, fresh, messages, text } = view
  const { number } = each
  const { questions } = known.workshop!
  const question = questions[1] && questions.find(({ id }) => id === each.question)
  return html`<p class="row small">
      <strong class="kind">${messages[each.kind]}</strong> <span>${messages.number(number)}</span>
      ${fresh.has(number) ? html`<strong class="kind">${messages.fresh}</strong>` : ''}
    </p>
    ${question ? html`<p class="small">${text(question.text)}</p>` : ''}
    ${words(each.text)}
    ${author(each, view)} ${view.more(each)}`
}

/** What a person wrote, with the marks that end it on the line of the word they follow. */
export const words = (text: string) =>
  html`<p class="words" part="text" dir="auto">${text.replace(/ (?=[:;!?»])|(?<=«) /g, '\xa0')}</p>`

/** Who says it and how it came, in their own words and then in ours. */
export function author({ author, organisation, family, people, channel }: Said, { messages }: WallView, number = '') {
  const ours = [number, people && plural(people, messages.people, messages.language), messages.channels[channel]]
  return html`<p class="row small who">
    ${author ? html`<bdi>${author}</bdi>` : ''} ${organisation ? html`<bdi>${organisation}</bdi>` : ''}
    ${family ? html`<span class="family ${family}">${messages[family]}</span>` : ''}
    ${ours.map((words) => (words ? html`<span>${words}</span>` : ''))}
  </p>`
}
