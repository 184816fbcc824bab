/** `<ess-agenda>`, filtered by its own search field. */
import '@ess-widgets/elements/ess-agenda.js'
import { compare } from './agenda-page.js'

let agenda

compare({
  prepare(programme) {
    // The page has no network: its requests are answered by the texts a server would send, which are read as any other.
    const documents = {
      'https://agenda.example/consultation': { links: { agenda: 'agenda' } },
      'https://agenda.example/agenda': programme,
    }
    const bodies = Object.fromEntries(Object.entries(documents).map(([url, body]) => [url, JSON.stringify(body)]))
    globalThis.fetch = async (url) => new Response(bodies[url], { headers: { 'Content-Type': 'application/json' } })
  },
  show(host) {
    agenda = document.createElement('ess-agenda')
    agenda.setAttribute('consultation', 'https://agenda.example/consultation')
    host.append(agenda)
  },
  filter(text) {
    const field = agenda.shadowRoot.querySelector('input[type=search]')
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
  },
  entries: () => agenda.shadowRoot?.querySelectorAll('[part~=session]:not([hidden])') ?? [],
})
