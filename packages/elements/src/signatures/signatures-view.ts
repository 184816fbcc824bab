import type { Signatory, Signatures } from '@ess-widgets/contract'
import { html } from 'lit/html.js'
import { numbersIn, plural } from '../shared/plural.ts'
import { partsOf, type SignaturesView } from './signatures-state.ts'

/** What the tag shows in that state. */
export function signaturesView(view: SignaturesView) {
  const { state, messages, known } = view
  return html`<div class="card" part="card" dir="ltr" lang=${messages.language}>
    ${
      state === 'error'
        ? html`<div class="row notice problem" part="notice">
              <p>${messages.unavailable}</p>
              <button name="retry">${messages.retry}</button>
            </div>
            <slot></slot>`
        : known.signatures
          ? html`${head(view)} ${numbers(view, known.signatures)} ${latest(view, known.signatures)} ${view.names}`
          : html`<p class="small">${messages.loading}</p>`
    }
  </div>`
}

function head({ known, state, messages, text, level }: SignaturesView) {
  const { staleSince, signatures, manifesto } = known
  const clock = new Intl.DateTimeFormat(messages.language, { timeStyle: 'short' })
  const sentence = staleSince
    ? messages.stale(clock.format(staleSince))
    : state === 'closed' && messages[signatures!.status as 'closed']
  return html`<div class="row head">
      <div role="heading" part="title" aria-level=${level}>${manifesto ? text(manifesto.title) : messages.title}</div>
      <p class="small live" part="live" ?hidden=${state !== 'ready' || !manifesto}>${messages.live}</p>
    </div>
    <p class="notice ${staleSince ? 'stale' : ''}" part="notice" ?hidden=${!sentence}>${sentence || ''}</p>`
}

function numbers({ known, messages, total, isFresh }: SignaturesView, { counts, goal }: Signatures) {
  if (!counts) return html`<p part="count">${messages.tooFew}</p>`
  const { language } = messages
  const { whole } = numbersIn(language)
  const count = plural(total!, messages.count, language)
  const { reservations } = counts
  // A file says nothing of the text: its latest version is the latest that somebody signed.
  const current = known.manifesto?.version ?? Math.max(...counts.versions.map(({ version }) => version))
  const earlier = counts.versions.reduce((sum, { version, count }) => sum + (version < current ? count : 0), 0)
  return html`<p class="count ${isFresh ? 'fresh' : ''}" part="count">
      ${reservations ? messages.reserved(count, whole.format(reservations)) : count}
    </p>
    ${goal ? progress(goal, total!, messages) : ''}
    <dl class="row small" part="numbers">
      ${partsOf(counts, messages).map(
        ([words, number]) =>
          html`<div>
            <dt>${words}</dt>
            <dd>${whole.format(number)}</dd>
          </div>`,
      )}
    </dl>
    <p class="small" part="earlier" ?hidden=${!earlier}>${plural(earlier, messages.earlier, language)}</p>`
}

function progress(goal: number, total: number, messages: SignaturesView['messages']) {
  const { whole, percent } = numbersIn(messages.language)
  const share = Math.floor((100 * total) / goal) / 100
  return html`<div part="goal">
    <progress max=${goal} value=${Math.min(goal, total)} aria-labelledby="goal"></progress>
    <p class="small" id="goal">
      ${total < goal ? messages.goal(whole.format(goal), percent.format(share)) : messages.reached(whole.format(goal))}
    </p>
  </div>`
}

function latest(view: SignaturesView, { latest = [] }: Signatures) {
  return html`<div part="latest" ?hidden=${!latest.length}>
    <p class="small" id="latest">${view.messages.latest}</p>
    <ul class="row names" aria-labelledby="latest">
      ${latest.map((signatory) => name(signatory, view))}
    </ul>
  </div>`
}

/** A name as its owner lets it be read; an organisation’s has the shape of its family, and the word. */
export function name({ name, signer, family }: Signatory, { messages }: SignaturesView) {
  const isKnown = signer === 'organisation' && family
  return html`<li>
    <bdi>${name}</bdi>
    ${isKnown ? html`<span class="small family ${family}">${messages[family]}</span>` : ''}
  </li>`
}
