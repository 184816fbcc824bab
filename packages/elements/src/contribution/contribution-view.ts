import { contributionKinds } from '@ess-widgets/contract/vocabulary.js'
import { html } from 'lit/html.js'
import { plural } from '../shared/plural.ts'
import {
  defaultLength,
  lengthOf,
  outcomeOf,
  type ContributionView,
  type Extras,
  type Field,
} from './contribution-state.ts'

/** As `shared/own-direction.ts`, which is in another file for those who download. */
const ownDirection = 'auto'

/** What the card shows in that state. */
export function contributionView(view: ContributionView, later?: Extras) {
  const { workshop, state, messages, text, table, level, isOpen } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      workshop
        ? html`<div class="heading">
              <p class="small" part="table" ?hidden=${!table}>
                ${table?.name && html`<strong>${messages.table(table.name)}</strong> · `}${messages.offline}
              </p>
              <div part="title" id="title" role="heading" aria-level=${level}>${text(workshop.title)}</div>
              <p part="summary" ?hidden=${!workshop.summary}>${workshop.summary && text(workshop.summary)}</p>
            </div>
            ${isOpen ? form(view, later) : notice(messages[view.status as 'closed'])}
            ${lastAct(view)} ${later?.own}`
        : state === 'error'
          ? html`<div class="row notice problem" part="notice">
                <p>${messages.unavailable}</p>
                <button name="retry">${messages.retry}</button>
              </div>
              <slot></slot>`
          : html`<p class="small">${messages.loading}</p>`
    }
  </div>`
}

const notice = (sentence: string, kind = '') =>
  html`<p class="notice ${kind}" part="notice" ?hidden=${!sentence}>${sentence}</p>`

/** What became of the last act, and how many contributions wait on this device. */
function lastAct(view: ContributionView) {
  const { last, own, messages } = view
  const waiting = own.filter(({ isKept }) => isKept !== undefined).length
  if (!last && !waiting) return ''
  return html`<div class="row notice ${waiting ? 'kept' : last!.problem ? 'problem' : ''}" part="notice" id="last">
    <p>
      ${last && html`<strong>${outcomeOf(last, view)}</strong>`}
      ${waiting > 1 || !last ? plural(waiting, messages.keptAll, messages.language) : ''}
    </p>
    ${waiting ? html`<button name="retry">${messages.retry}</button>` : ''}
  </div>`
}

/** The sentence under a field, which says what is wrong with it. */
const fault = ({ faults }: ContributionView, name: Field) =>
  html`<span class="small error" id=${`${name}-error`}>${faults[name]}</span>`

function form(view: ContributionView, later?: Extras) {
  const { workshop, messages, text, principles, question, faults, editing, said, isGiving, table } = view
  const { questions } = workshop!
  const asked = questions.find(({ id }) => id === question)
  const kinds = asked?.kinds
  return html`<form novalidate aria-labelledby="title" @submit=${view.handleSubmit}>
    ${notice(said, 'problem')} ${notice(editing ? messages.editing : '')}
    ${
      questions.length > 1
        ? html`<fieldset part="questions" aria-describedby="question-error">
            <legend>${messages.question}</legend>
            ${questions.map(
              ({ id, text: words }) =>
                html`<label class="choice"
                  ><input type="radio" name="question" required .value=${id} aria-invalid=${!!faults['question']} />
                  <span>${text(words)}</span></label
                >`,
            )}
            ${fault(view, 'question')}
          </fieldset>`
        : html`<p class="question" part="questions">${text(questions[0]!.text)}</p>`
    }
    <fieldset part="kinds" aria-describedby="kind-error" ?hidden=${kinds && !kinds[1]}>
      <legend>${messages.kind}</legend>
      <div class="kinds">
        ${contributionKinds.map(
          (kind) =>
            html`<label class="choice" ?hidden=${kinds?.includes(kind) === false}
              ><input type="radio" name="kind" required .value=${kind} .checked=${`${kinds}` === kind} aria-invalid=${!!faults['kind']} />
              <span>${messages[kind]}<br /><span class="small">${messages.about[kind]}</span></span></label
            >`,
        )}
      </div>
      ${fault(view, 'kind')}
    </fieldset>
    <label class="against" ?hidden=${!principles.length}
      >${messages.against}
      <select name="principle">
        <option value="">${messages.none}</option>
        ${principles.map(({ id, statement }) => html`<option value=${id}>${text(statement)}</option>`)}
      </select></label
    >
    ${body(view, later)} ${table || editing?.contribution?.people ? people(view) : ''}
    <details part="you">
      <summary>${messages.you}</summary>
      ${later?.you}
    </details>
    <div ?hidden=${!!editing}>
      <label class="choice"
        ><input
          type="checkbox"
          name="consent"
          value="true"
          required
          aria-invalid=${!!faults['consent']}
          aria-describedby="consent-error"
        />
        <span>${messages.consent}</span></label
      >
      ${fault(view, 'consent')}
    </div>
    <p class="small">${messages.next}</p>
    <div class="row">
      <button class="primary" name="send" aria-disabled=${isGiving}>
        ${editing ? messages.save : messages.send}
      </button>
      ${editing ? html`<button type="button" name="cancel">${messages.cancel}</button>` : ''}
    </div>
  </form>`
}

/** The text, how much of it may still be written, and a word of caution. */
function body(view: ContributionView, later?: Extras) {
  const { workshop, messages, typed, faults } = view
  const left = (workshop!.maxLength ?? defaultLength) - lengthOf(typed)
  const sentence = plural(Math.abs(left), left < 0 ? messages.over : messages.left, messages.language)
  return html`<div>
    <label
      >${messages.text}
      <textarea name="text" rows="5" required dir=${ownDirection} aria-invalid=${!!faults['text']} aria-describedby="left text-error personal"></textarea
    ></label>
    <p class="small ${left < 0 ? 'error' : ''}" id="left" part="left">${sentence}</p>
    ${fault(view, 'text')}
    <div id="personal" role="status">${later?.caution}</div>
  </div>`
}

const people = (view: ContributionView) =>
  html`<div>
    <label
      >${view.messages.people}
      <input
        name="people"
        type="number"
        min="1"
        max="100"
        inputmode="numeric"
        aria-invalid=${!!view.faults['people']}
        aria-describedby="people-error"
    /></label>
    ${fault(view, 'people')}
  </div>`
