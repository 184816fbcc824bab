/** The page of the cards benchmark: a thousand cards, ours or written by hand, made and then all changed at once. */
import { serveInMemory } from '@ess-widgets/client/memory.js'
import '@ess-widgets/elements/ess-vote.js'

const count = 1000
const text = (fr) => ({ fr, en: fr })
const server = serveInMemory({
  id: 'mille',
  status: 'open',
  title: text('Mille cartes'),
  totals: 'always',
  familyMinimum: 10,
  partners: [],
  principles: [
    {
      id: 'un',
      statement: text('Les réserves obligatoires sont impartageables.'),
      origin: { kind: 'law', label: text('Loi du 31 juillet 2014') },
    },
  ],
})
const settled = async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  document.body.getBoundingClientRect()
}
const card = () => {
  const made = document.createElement('ess-vote')
  made.setAttribute('consultation', server.url)
  made.setAttribute('principle', 'un')
  return made
}
const until = async (condition) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** One card of ours, loaded: what follows measures cards, not a first request. Its result is there to be changed. */
async function first() {
  const made = card()
  document.body.append(made)
  for (let votes = 0; votes < 30; votes++) server.cast('un', 'agree')
  await until(() => made.shadowRoot?.querySelector('rect'))
  await settled()
  return made
}

/** The same card by hand: one template cloned, one listener, and the few nodes that change kept at hand. */
function defineByHand(model) {
  const template = document.createElement('template')
  template.innerHTML = model.shadowRoot.innerHTML.replaceAll(/<!--.*?-->/g, '')
  const sheets = model.shadowRoot.adoptedStyleSheets
  customElements.define(
    'hand-vote',
    class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' })
        root.adoptedStyleSheets = sheets
        root.append(template.content.cloneNode(true))
        this.state = 'ready'
        root.querySelector('#statement').textContent = 'Les réserves obligatoires sont impartageables.'
        root.querySelector('form').addEventListener('submit', (event) => event.preventDefault())
        this.items = [...root.querySelectorAll('[part=result] li')]
        this.bars = [...root.querySelectorAll('rect')]
      }

      set state(state) {
        this.setAttribute('state', state)
      }

      set tally([agree, disagree, pass]) {
        const total = agree + disagree + pass
        const shares = [agree, disagree, pass].map((part) => Math.round((part / total) * 100))
        let before = 0
        shares.forEach((share, index) => {
          this.items[index].lastChild.data = ` ${share} % `
          this.bars[index].setAttribute('x', `${before}%`)
          this.bars[index].setAttribute('width', `${share}%`)
          before += share
        })
        this.items[3].textContent = `sur ${total} votes`
      }
    },
  )
}

let model
globalThis.prepare = async () => {
  model = await first()
  defineByHand(model)
}
globalThis.create = async (kind) => {
  const made = Array.from({ length: count }, () => (kind === 'lit' ? card() : document.createElement('hand-vote')))
  document.body.append(...made)
  await until(() => made.at(-1).shadowRoot?.querySelector('rect'))
  await settled()
}
globalThis.change = async (kind) => {
  const before = model.shadowRoot.querySelector('rect').getAttribute('width')
  server.cast('un', 'disagree')
  if (kind === 'hand') for (const one of document.querySelectorAll('hand-vote')) one.tally = [30, 1, 0]
  await until(() => model.shadowRoot.querySelector('rect').getAttribute('width') !== before)
  await settled()
}
