import type { Signatory, Signatures } from '@ess-widgets/contract'
import { html } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { numbersIn, plural } from '../shared/plural.ts'
import { partsOf, sum, type Fact, type SignaturesView } from './signatures-state.ts'

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
          ? html`${head(view)} ${numbers(view, known.signatures)}`
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

function numbers(view: SignaturesView, { status, counts, goal, latest = [] }: Signatures) {
  const { messages, total, known, more } = view
  if (!counts) return status === 'draft' ? '' : html`<p part="count">${messages.tooFew}</p>`
  const { language } = messages
  const { whole } = numbersIn(language)
  const { reservations, versions } = counts
  const count = whole.format(total!)
  const sentence = plural(
    total!,
    reservations ? messages.reserved(whole.format(reservations)) : messages.count,
    language,
  )
  // Nobody may have signed the text of today yet.
  const current = Math.max(known.manifesto?.version ?? 0, ...versions.map(({ version }) => version))
  const earlier = sum(versions.map(({ version, count }) => (version < current ? count : 0)))
  return html`<p class="count" part="count"><b>${count}</b>${sentence.slice(count.length)}</p>
    ${goal ? progress(goal, total!, messages) : ''}
    <div part="numbers">
      ${partsOf(counts, messages).map((kind) => facts(kind, language))}
      <p class="small" part="earlier" ?hidden=${!earlier}>${plural(earlier, messages.earlier, language)}</p>
    </div>
    <div class="block" part="latest" ?hidden=${!latest.length}>
      <p class="small" id="latest">${messages.latest}</p>
      <ul aria-labelledby="latest">
        ${latest.map((signatory) => name(signatory, view))}
      </ul>
    </div>
    ${more}`
}

function progress(goal: number, total: number, { language, goal: so, reached }: SignaturesView['messages']) {
  const share = numbersIn(language).percent.format(Math.floor((100 * total) / goal) / 100)
  return html`<div part="goal">
    <progress max=${goal} value=${Math.min(goal, total)} aria-labelledby="goal"></progress>
    <p class="small" id="goal">${plural(goal, total < goal ? so(share) : reached, language)}</p>
  </div>`
}

/** Numbers, each after its words; those of nobody are left out. */
export const facts = (all: Fact[], language: string) =>
  html`<dl class="row small facts">
    ${all.map(([words, count]) =>
      count
        ? html`<div>
            <dt>${words}</dt>
            <dd>${numbersIn(language).whole.format(count)}</dd>
          </div>`
        : '',
    )}
  </dl>`

/** A name as its owner lets it be read; an organisation’s has the shape of its family, and the word. */
export const name = ({ name, signer, family }: Signatory, { messages }: SignaturesView) =>
  html`<li>
    <bdi dir=${ownDirection}>${name}</bdi>
    ${
      signer === 'person'
        ? ''
        : html`<span class="small ${family ? `family ${family}` : ''}">${messages[family ?? 'organisation']}</span>`
    }
  </li>`
