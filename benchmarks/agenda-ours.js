/** `<ess-agenda>`, filtered by its own search field. */
import '@ess-widgets/elements/ess-agenda.js'
import { compare } from './agenda-page.js'

let agenda

compare({
  prepare(programme) {
    // The page has no network: its one request is answered by the text a server would send, which is read as any other.
    const body = JSON.stringify(programme)
    globalThis.fetch = async () => new Response(body, { headers: { 'Content-Type': 'application/json' } })
  },
  show(host) {
    agenda = document.createElement('ess-agenda')
    agenda.setAttribute('src', 'https://agenda.example/agenda.json')
    host.append(agenda)
  },
  filter(text) {
    const field = agenda.shadowRoot.querySelector('input[type=search]')
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  },
  entries: () => agenda.shadowRoot?.querySelectorAll('[part~=session]:not([hidden])') ?? [],
})
