import type { Registration } from '@ess-widgets/contract'
import { registrationsOf, type Registrations } from '@ess-widgets/client/registrations.js'
import type { EssAgenda, Tools } from './agenda.ts'
import { EssAgendaRegisteredEvent, EssAgendaWithdrawnEvent } from './agenda-events.ts'
import { laterMessages, type LaterMessages } from './agenda-later-messages.ts'
import { clashOf, drop, pick } from './agenda-programme.ts'
import type { AgendaView, Entry } from './agenda-state.ts'

type Field = 'name' | 'email'
type Faults = Partial<Record<Field, 'nameMissing' | 'emailMissing' | 'emailWrong'>>

/** Which fields of whose form were found wrong, since it was sent. */
const wrong = new WeakMap<EssAgenda, { session: string; fields: Faults }>()

/** What was typed and not sent yet: it follows the person from one session to another, and not to the next page. */
const draft: Record<Field, string> = { name: '', email: '' }

/** The agenda in which those who wait were asked for last: each reading of it may have moved them up. */
const askedFor = new WeakMap<Registrations, unknown>()

/** Goes on with what an earlier page could not send, and tells what becomes of it. */
export function resume(tag: EssAgenda, view: AgendaView, tools: Tools) {
  registrationsOf(tag.client!, tools).listener = (id) => {
    const entry = view.entries.find(({ session }) => session.id === id)
    if (entry) settle(tag, view, entry, tools)
  }
}

/** A place in a session: to take, to wait for, or to give back. Nothing where nobody registers. */
export function registrationOf(tag: EssAgenda, view: AgendaView, entry: Entry, tools: Tools) {
  const { html, plural } = tools
  const { messages, text, now, agenda } = view
  const { id, links, places, status = 'confirmed' } = entry.session
  const said = laterMessages[messages.language]
  if (!links || !places) return ''
  const registrations = registrationsOf(tag.client!, tools)
  receive(registrations, id)
  const { registration, isSending, isReading, isKept } = view.registrations?.get(id) ?? {}
  if (registration?.status === 'waiting' && askedFor.get(registrations) !== agenda) void registrations.ask(id)
  askedFor.set(registrations, agenda)
  const isHeld = registration && registration.status !== 'withdrawn'
  const isClosed = status !== 'confirmed' || entry.bounds[0] <= now
  if (isClosed && !isHeld) return html`<p class="small">${said.closed}</p>`
  const clash = isHeld ? undefined : clashOf(tag, view, entry, tools)
  return html`<div class="registration" part="registration">
    ${outcome(tag, view, entry, registrations, tools)}
    ${
      isHeld
        ? held(tag, view, entry, registrations, tools)
        : html`<p>
              ${
                places.free
                  ? plural(places.free, said.free, messages.language)
                  : places.waiting
                    ? plural(places.waiting, said.fullNow, messages.language)
                    : messages.full
              }
            </p>
            ${clash ? html`<p>${said[clash.reason](text(clash.other.session.title))}</p>` : ''}
            <div ?hidden=${isSending || isReading || isKept !== undefined}>${form(tag, view, entry, registrations, tools)}</div>`
    }
  </div>`
}

/** Takes the receipt out of the address of the page, or asks what became of the one this device holds. */
function receive(registrations: Registrations, session: string) {
  const [, named, receipt] = /^#ess-receipt-([a-z0-9-]+)\.(.*)$/.exec(location.hash) ?? []
  if (named !== session) return void registrations.load(session)
  // Whoever looks over a shoulder, or shares the address, must not have it.
  history.replaceState(history.state, '', location.href.split('#')[0])
  void registrations.accept(session, receipt!)
}

/** What became of the last act, in words. */
function outcome(tag: EssAgenda, view: AgendaView, entry: Entry, registrations: Registrations, tools: Tools) {
  const { html } = tools
  const { session } = entry
  const { messages, text } = view
  const said = laterMessages[messages.language]
  const { registration, isSending, isReading, failure, titles, isKept } = view.registrations?.get(session.id) ?? {}
  if (isSending || isReading) return html`<p>${isSending ? said.sending : said.reading}</p>`
  const handleRetry = async () => {
    await registrations.retry(session.id)
    if (isKept !== undefined) settle(tag, view, entry, tools)
  }
  const isUnknown = failure === 'unknown-receipt' || failure === 'invalid-field'
  if (failure)
    return html`<div class="row notice problem" part="notice">
      <p>${isUnknown ? said.unknown : titles ? `${said.refused} ${text(titles)}` : isKept === undefined ? said.unread : unsent(isKept, said)}</p>
      ${titles ? '' : html`<button @click=${handleRetry}>${messages.retry}</button>`}
    </div>`
  if (!registration) return ''
  return html`<div class="notice" part="notice">
    <p><strong>${sentenceOf(registration, said)}</strong></p>
    <p class="small">${said.after[registration.status]}</p>
  </div>`
}

const unsent = (isKept: boolean, said: LaterMessages) => (isKept ? said.kept : said.unsent)

const sentenceOf = ({ status, position = 1 }: Registration, said: LaterMessages) =>
  status === 'waiting' ? said.waiting(position) : said[status]

/** A place, or one on the list, and the way to give it back. */
function held(tag: EssAgenda, view: AgendaView, entry: Entry, registrations: Registrations, tools: Tools) {
  const { html, announce } = tools
  const { id } = entry.session
  const said = laterMessages[view.messages.language]
  const isSending = !!view.registrations?.get(id)?.isSending
  const handleWithdraw = async () => {
    if (isSending) return
    await registrations.withdraw(id)
    settle(tag, view, entry, tools)
  }
  const address = `${location.href.split('#')[0]}#ess-receipt-${id}.${registrations.receiptOf(id)}`
  const handleCopy = () =>
    navigator.clipboard.writeText(address).then(
      () => announce(said.copied),
      () => {}, // Not allowed here: the link itself is beside.
    )
  return html`<p>
      <a href=${address}>${said.receipt}</a><br />
      <span class="small">${said.keep}</span>
    </p>
    <div class="row">
      ${'clipboard' in navigator ? html`<button @click=${handleCopy}>${said.copy}</button>` : ''}
      <button type="button" aria-disabled=${isSending} @click=${handleWithdraw}>${said.withdraw}</button>
    </div>`
}

function form(tag: EssAgenda, view: AgendaView, entry: Entry, registrations: Registrations, tools: Tools) {
  const { html } = tools
  const { id, places } = entry.session
  const said = laterMessages[view.messages.language]
  const isSending = !!view.registrations?.get(id)?.isSending
  const found = wrong.get(tag)
  const faults: Faults = found?.session === id ? found.fields : {}
  const field = (name: Field, type: string, autocomplete: 'name' | 'email') =>
    html`<label>
      ${said[name]}
      <input
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        maxlength="200"
        required
        .defaultValue=${draft[name]}
        aria-invalid=${!!faults[name]}
        aria-describedby=${`${name}-error`}
      />
      <span class="small error" id=${`${name}-error`}>${faults[name] && said[faults[name]]}</span>
    </label>`
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isSending) void send(tag, view, entry, registrations, tools, event.target as HTMLFormElement)
  }
  const handleInput = ({ target }: InputEvent) => {
    const { name, value } = target as HTMLInputElement
    draft[name as Field] = value
  }
  return html`<form @submit=${handleSubmit} @input=${handleInput} novalidate>
    ${field('name', 'text', 'name')} ${field('email', 'email', 'email')}
    <p class="small">${said.use}</p>
    <div class="row"><button class="primary" aria-disabled=${isSending}>${places!.free ? said.register : said.wait}</button></div>
  </form>`
}

async function send(
  tag: EssAgenda,
  view: AgendaView,
  entry: Entry,
  registrations: Registrations,
  tools: Tools,
  form: HTMLFormElement,
) {
  const { id } = entry.session
  const { name, email } = Object.fromEntries(new FormData(form)) as Record<Field, string>
  const input = form.elements.namedItem('email') as HTMLInputElement
  const fields: Faults = {}
  if (!name.trim()) fields.name = 'nameMissing'
  if (!email.trim()) fields.email = 'emailMissing'
  else if (input.validity.typeMismatch || !/@[^.]+\../.test(email)) fields.email = 'emailWrong'
  wrong.set(tag, { session: id, fields })
  tag.requestUpdate()
  await tag.updateComplete
  if (fields.name ?? fields.email) return form.querySelector<HTMLElement>('[aria-invalid=true]')!.focus()
  await registrations.register(id, { name: name.trim(), email: email.trim() })
  settle(tag, view, entry, tools)
}

/** Tells what became of an act: to the person, to the page, and to the person's own programme. */
function settle(tag: EssAgenda, view: AgendaView, entry: Entry, tools: Tools) {
  const { id } = entry.session
  // The tag may follow another agenda by now.
  const { registration, failure, titles, isKept } = tag.client?.state.registrations?.get(id) ?? {}
  const said = laterMessages[view.messages.language]
  if (titles) return tools.announce(`${said.refused} ${view.text(titles)}`)
  if (isKept !== undefined) return tools.announce(unsent(isKept, said))
  if (failure || !registration) return tools.announce(said.unknown)
  const { status } = registration
  draft.name = draft.email = ''
  tools.announce(sentenceOf(registration, said))
  if (status === 'withdrawn') drop(tag, entry, tools)
  // What it would push out of one's programme is not for us to choose.
  else if (!clashOf(tag, view, entry, tools)) pick(tag, view, entry, tools)
  tag.dispatchEvent(
    status === 'withdrawn' ? new EssAgendaWithdrawnEvent(id) : new EssAgendaRegisteredEvent(id, status === 'waiting'),
  )
}
