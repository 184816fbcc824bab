/** The page of the cards benchmark: a thousand cards, ours or written by hand, made and then all changed at once. */
import { serveInMemory } from '@ess-widgets/client/memory'
import '@ess-widgets/elements/ess-vote.js'

const count = 1000
const text = (fr) => ({ fr, en: fr })
const consultation = {
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
}
const server = serveInMemory(consultation)
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

/** The same card by hand: one template cloned, its texts filled in, one listener, and the few nodes that change kept at hand. */
function defineByHand(model) {
  const template = document.createElement('template')
  template.innerHTML = model.shadowRoot.innerHTML.replaceAll(/<!--.*?-->/g, '')
  const texts = '[part=origin] a, [part=statement], legend, [part=choice], [part=result] li'
  for (const node of template.content.querySelectorAll(texts)) node.textContent = ''
  const sheets = model.shadowRoot.adoptedStyleSheets
  const { fr: statement } = consultation.principles[0].statement
  const { fr: origin } = consultation.principles[0].origin.label
  const answers = ['D’accord', 'Pas d’accord', 'Je passe']
  const percent = new Intl.NumberFormat('fr', { style: 'percent' })
  const whole = new Intl.NumberFormat('fr')

  customElements.define(
    'hand-vote',
    class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' })
        root.adoptedStyleSheets = sheets
        const content = template.content.cloneNode(true)
        content.querySelector('[part=origin] a').textContent = origin
        content.querySelector('[part=statement]').textContent = statement
        content.querySelector('legend').textContent = 'Votre avis'
        content.querySelectorAll('[part=choice]').forEach((button, index) => {
          button.textContent = answers[index]
          button.ariaPressed = 'false'
          button.ariaDisabled = 'false'
        })
        content.querySelector('form').addEventListener('submit', (event) => event.preventDefault())
        this.items = content.querySelectorAll('[part=result] li')
        this.bars = content.querySelectorAll('rect')
        this.tally = [30, 0, 0]
        this.setAttribute('state', 'ready')
        root.append(content)
      }

      set tally([agree, disagree, pass]) {
        const total = agree + disagree + pass
        const shares = [agree, disagree, pass].map((part) => Math.round((part / total) * 100))
        shares.forEach((share, index) => {
          this.items[index].textContent = `${answers[index]} ${percent.format(share / 100)}`
        })
        // Agreement lies over disagreement, and both over the passes.
        this.bars[1].setAttribute('width', `${shares[0] + shares[1]}%`)
        this.bars[2].setAttribute('width', `${shares[0]}%`)
        this.items[3].textContent = `${whole.format(total)} votes`
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
  const total = () => model.shadowRoot.querySelector('[part=result] li:last-child').textContent
  const before = total()
  server.cast('un', 'disagree')
  if (kind === 'hand') for (const one of document.querySelectorAll('hand-vote')) one.tally = [30, 1, 0]
  await until(() => total() !== before)
  await settled()
}
