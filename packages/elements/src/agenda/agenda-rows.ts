import type { SessionStatus } from '@ess-widgets/contract/vocabulary.js'
import { html, render } from 'lit/html.js'
import { plural } from '../shared/plural.ts'
import type { AgendaMessages } from './agenda-messages.ts'
import {
  momentOf,
  nextStart,
  wanting,
  type AgendaView,
  type ArrangedDay,
  type Day,
  type Entry,
} from './agenda-state.ts'
import { isWholeDay } from './agenda-time.ts'

/** A session on the page, with what was last written there. */
interface Row {
  readonly element: HTMLElement
  entry?: Entry
  look?: string
}

/**
 * The sessions of one tag, each a node that stays for as long as the agenda holds the session: whatever is read again,
 * what a person types in one is not lost. They are copied and written by hand, and not rendered: a programme may hold
 * five hundred, which would cost twice as much.
 */
export class Rows {
  readonly #rows = new Map<string, Row>()
  #pattern: HTMLElement | undefined
  #order = ''

  /** The days with their nodes: the same as long as nothing comes, goes or moves. */
  arrange(days: readonly Day[], arranged: readonly ArrangedDay[]): readonly ArrangedDay[] {
    const order = JSON.stringify(
      days.map(({ groups }) => groups.map((group) => group.map(({ session: { id } }) => id))),
    )
    if (order === this.#order) return arranged
    this.#order = order
    return days.map(({ day, groups }) => {
      const list = made('div', '')
      list.role = 'list'
      for (const group of groups) {
        const rows = group.map(({ session }) => this.#row(session.id).element)
        if (rows.length === 1) list.append(rows[0]!)
        else list.appendChild(made('div', 'group')).append(...rows)
      }
      return { day, list }
    })
  }

  /** Writes what has changed, shows the sessions that are looked for and hides the others. Returns how many show. */
  show(view: AgendaView, detail: unknown): number {
    const { entries, day, filter, picked, now } = view
    const isWanted = wanting(filter, picked)
    // What is looked for may be on another day.
    const isSearching = Object.values(filter).some(Boolean)
    const next = nextStart(entries, now)
    let found = 0
    for (const entry of entries) {
      const row = this.#row(entry.session.id)
      const isShown = (isSearching || !day || isOn(entry, day)) && isWanted(entry)
      if (isShown) found++
      if (row.element.hidden === isShown) row.element.hidden = !isShown
      write(row, entry, view, momentOf(entry, now, next), detail)
    }
    return found
  }

  #row(id: string): Row {
    if (!this.#rows.has(id)) this.#rows.set(id, { element: this.#newElement() })
    return this.#rows.get(id)!
  }

  #newElement() {
    if (!this.#pattern) {
      const holder = document.createElement('div')
      render(pattern, holder)
      this.#pattern = holder.firstElementChild as HTMLElement
    }
    return this.#pattern.cloneNode(true) as HTMLElement
  }
}

/* eslint-disable lit-a11y/role-has-required-aria-attrs, lit-a11y/accessible-name -- a pattern has no words yet */
/** Whether a session takes place that day, where it takes place. */
const isOn = ({ day: first, session: { end } }: Entry, day: string) =>
  first === day || (first < day && day <= end.slice(0, 10))

const pattern = html`<div role="listitem" class="session" part="session">
  <p class="when" part="time"><time></time> <time></time></p>
  <div role="heading" part="session-title"><button name="open"></button></div>
  <p class="small lines"></p>
</div>`
/* eslint-enable */

type Moment = ReturnType<typeof momentOf>

/** Writes a session where it is not yet what it should be. */
function write(row: Row, entry: Entry, view: AgendaView, moment: Moment, detail: unknown) {
  const { element } = row
  const { level, opened, picked, messages } = view
  const { id, status = 'confirmed' } = entry.session
  const isOpen = id === opened
  const time = status === 'confirmed' ? moment : undefined
  const look = [level, status, time, isOpen, picked.has(id)].join()
  if (row.entry === entry && row.look === look && !isOpen) return
  const [when, heading, lines, more] = element.children as unknown as HTMLElement[]
  if (row.entry !== entry) writeTexts(entry, view, when!, heading!.firstElementChild as HTMLButtonElement)
  const { free } = entry.session.places ?? {}
  // Places are told while they can be taken.
  const places =
    free === undefined || status !== 'confirmed' || time === 'over' || time === 'now' ? '' : placesLeft(free, messages)
  lines!.textContent = places ? `${entry.about}\n${places}` : entry.about
  element.className = `session ${status} ${time ?? ''}`
  heading!.ariaLevel = `${level + 2}`
  heading!.firstElementChild!.ariaExpanded = `${isOpen}`
  if (more || isOpen || time || status !== 'confirmed' || picked.has(id))
    render([marks(view, id, status, time), isOpen ? detail : ''], more ?? element.appendChild(made('div', 'more')))
  Object.assign(row, { entry, look })
}

function writeTexts({ session, times, own }: Entry, view: AgendaView, when: HTMLElement, title: HTMLButtonElement) {
  const { messages, text } = view
  const { id, start, end } = session
  const isWhole = isWholeDay(session)
  const [from, to, visitors] = when.children as unknown as [HTMLTimeElement, HTMLTimeElement, HTMLElement?]
  from.dateTime = start
  from.textContent = isWhole ? messages.wholeDay : times[0]
  to.dateTime = end
  to.textContent = isWhole ? times[1] && messages.until(times[1]) : `–\u00a0${times[1]}`
  visitors?.remove()
  if (own) {
    const small = made('span', 'small own')
    small.textContent = messages.yours(own)
    when.append(' ', small)
  }
  title.value = id
  title.textContent = text(session.title)
}

const made = (name: string, className: string) => Object.assign(document.createElement(name), { className })

function marks({ messages, picked }: AgendaView, id: string, status: SessionStatus, moment: Moment) {
  const isPicked = picked.has(id)
  if (status === 'confirmed' && !moment && !isPicked) return ''
  return html`<p class="marks small">
    ${status === 'confirmed' ? '' : html`<strong class="off">${messages.status[status]}</strong>`}
    ${moment ? html`<strong class=${moment}>${messages[moment]}</strong>` : ''}
    ${isPicked ? html`<strong class="mine">${messages.picked}</strong>` : ''}
  </p>`
}

const placesLeft = (free: number, messages: AgendaMessages) =>
  free ? plural(free, messages.places, messages.language) : messages.full
