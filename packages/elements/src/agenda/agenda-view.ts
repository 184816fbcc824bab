import { html } from 'lit/html.js'
import type { AgendaView } from './agenda-state.ts'
import { dayName, zoneName } from './agenda-time.ts'

/**
 * What a tag shows in that state, with the way to take the agenda along when it is open. Every button says by its name
 * what it does.
 */
export function agendaView(view: AgendaView, subscription: unknown) {
  const { state, messages, entries } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`${notice(messages.unavailable, html`<button name="retry">${messages.retry}</button>`, 'problem')} <slot></slot>`
        : state === 'loading'
          ? html`<p class="small">${messages.loading}</p>`
          : html`${head(view, subscription)} ${entries.length ? [filters(view), list(view)] : html`<p>${messages.empty}</p>`}`
    }
  </div>`
}

const notice = (sentence: string, action: unknown = '', problem = '') =>
  html`<div class="row notice ${problem}" part="notice">
    <p>${sentence}</p>
    ${action}
  </div>`

const press = (name: string, value: string, isPressed: boolean, words: string) =>
  html`<button name=${name} value=${value} aria-pressed=${isPressed}>${words}</button>`

function head({ agenda, entries, days, day, now, level, notes, messages, text }: AgendaView, subscription: unknown) {
  const { language } = messages
  const spansYears = days[0]?.day.slice(0, 4) !== days.at(-1)?.day.slice(0, 4)
  const zones = new Set(entries.map(({ session }) => session.timeZone))
  const away = entries.find(({ own }) => own)
  return html`<div class="row head">
      <div role="heading" part="title" aria-level=${level} id="title">${text(agenda!.title)}</div>
      <div class="row" ?hidden=${!entries.length}>
        ${press('view', 'list', !day, messages.list)} ${press('view', 'day', !!day, messages.day)}
        <button name="subscribe" aria-expanded=${!!subscription}>${messages.subscribe}</button>
      </div>
    </div>
    ${subscription}
    ${away ? html`<p class="small">${messages.zone(zones.size > 1 ? '' : zoneName(away.session, language))}</p>` : ''}
    ${entries.length && entries.every(({ bounds }) => bounds[1] <= now) ? notice(messages.past) : ''}
    ${notes.some(({ isLoss }) => isLoss) ? notice(messages.partial, '', 'problem') : ''}
    ${
      day
        ? html`<nav class="row" aria-label=${messages.days} part="days">
            ${days.map(
              (each) =>
                html`<button name="day" value=${each.day} aria-current=${each.day === day ? 'date' : 'false'}>
                  ${dayName(each.day, language, spansYears ? 'short with year' : 'short')}
                </button>`,
            )}
          </nav>`
        : ''
    }`
}

/** Its controls hold what is looked for, and the browser resets them. */
function filters({ agenda, entries, filter, picked, messages, text }: AgendaView) {
  const kinds = [...new Set(entries.map(({ session }) => session.kind))]
  const choose = (name: 'kind' | 'track', words: string, options: [value: string, words: string][]) =>
    options.length < 2
      ? ''
      : html`<label>
          <span class="small">${words}</span>
          <select name=${name}>
            <option value="">${messages.everything}</option>
            ${options.map(([value, said]) => html`<option value=${value}>${said}</option>`)}
          </select>
        </label>`
  return html`<form class="row filters" part="filters" role="search" @submit=${handleSubmit}>
    <label class="text">
      <span class="small">${messages.search}</span>
      <input type="search" name="text" />
    </label>
    ${choose(
      'kind',
      messages.kind,
      kinds.map((kind) => [kind, messages[kind]]),
    )}
    ${choose('track', messages.track, agenda!.tracks?.map(({ id, title }) => [id, text(title)]) ?? [])}
    <label class="mine" ?hidden=${!picked.size && !filter.mine}>
      <input type="checkbox" name="mine" /> ${messages.mine}
    </label>
  </form>`
}

/** What is looked for shows at each key: there is nothing to send. */
const handleSubmit = (event: Event) => event.preventDefault()

/** With more sessions than this, those out of sight are laid out when they come into it. */
const many = 100

const list = ({ entries, days, day, level, messages }: AgendaView) =>
  html`<div class="days ${day ? 'columns' : ''} ${entries.length > many ? 'many' : ''}" part="sessions">
      ${days.map(
        (each) =>
          html`<section>
            <div role="heading" class="day" part="day" aria-level=${level + 1}>
              ${dayName(each.day, messages.language, 'long')}
            </div>
            ${each.list}
          </section>`,
      )}
    </div>
    <div class="row notice none" part="notice" hidden>
      <p>${messages.none}</p>
      <button name="clear">${messages.clear}</button>
    </div>`

/** Hides the days of which no session shows, and says so when that is all of them. */
export function fold(root: ShadowRoot, found: number) {
  for (const day of root.querySelectorAll('section')) day.hidden = !day.querySelector('.session:not([hidden])')
  for (const none of root.querySelectorAll<HTMLElement>('.none')) none.hidden = found > 0
}
