import { expect, fixture, html, nextFrame } from '@open-wc/testing'
import { html as template } from 'lit/html.js'
import { Widget, type Languages, type Messages } from './widget.ts'

interface Greeting extends Messages {
  greeting: string
}
const french = 'Bonjour'
const english = 'Good morning'
const languages: Languages<Greeting> = {
  fr: { language: 'fr', greeting: french },
  load: async () => ({ en: { language: 'en', greeting: english } }),
}

class Speaker extends Widget<never, Greeting> {
  static override readonly styles = []
  static readonly observedAttributes = ['consultation']
  protected readonly languages = languages
  protected readonly open = () => undefined
  renders = 0

  override render() {
    this.renders++
    return template`${this.messages.greeting}`
  }
}
customElements.define('test-speaker', Speaker)

const said = (element: Element) => element.shadowRoot!.textContent
const speaker = (parent: ParentNode) => parent.querySelector<Speaker>('test-speaker')!

describe('the language of a widget', () => {
  // Words other than French come when they are first needed.
  before(async () => {
    const element = await fixture(html`<test-speaker lang="en"></test-speaker>`)
    while (said(element) !== english) await nextFrame()
  })

  afterEach(() => {
    document.documentElement.lang = 'fr'
  })

  it('is that of the page', async () => {
    document.documentElement.lang = 'en'
    expect(said(await fixture(html`<test-speaker></test-speaker>`))).to.equal(english)
  })

  it('is that of the nearest ancestor', async () => {
    const parent = await fixture(html`<div lang="en"><p><test-speaker></test-speaker></p></div>`)
    expect(said(speaker(parent))).to.equal(english)
  })

  it('is its own first, without its region', async () => {
    const parent = await fixture(html`<div lang="fr"><test-speaker lang="en-GB"></test-speaker></div>`)
    expect(said(speaker(parent))).to.equal(english)
  })

  for (const lang of ['de', 'x', '', 'constructor', '🦊', 'fr-Latn-FR']) {
    it(`is French for "${lang}"`, async () => {
      document.documentElement.lang = 'en'
      const parent = await fixture(html`<div lang=${lang}><test-speaker></test-speaker></div>`)
      expect(said(speaker(parent))).to.equal(french)
    })
  }

  it('is French on a page that says nothing', async () => {
    document.documentElement.removeAttribute('lang')
    expect(said(await fixture(html`<test-speaker></test-speaker>`))).to.equal(french)
  })

  it('follows a change above it, through shadow hosts', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`)
    const inner = host.attachShadow({ mode: 'open' })
    inner.innerHTML = '<section><test-speaker></test-speaker></section>'
    const element = speaker(inner)
    await element.updateComplete
    expect(said(element)).to.equal(french)
    host.lang = 'en'
    await nextFrame()
    expect(said(element)).to.equal(english)
    // Nobody is told of a change inside another shadow tree: it shows with the next one.
    inner.querySelector('section')!.lang = 'fr'
    element.requestUpdate()
    await element.updateComplete
    expect(said(element)).to.equal(french)
  })

  it('is read again where the element is moved, and left alone once it is gone', async () => {
    const parent = await fixture(html`<div><p lang="en"></p><test-speaker></test-speaker></div>`)
    const element = speaker(parent)
    parent.querySelector('p')!.append(element)
    await element.updateComplete
    expect(said(element)).to.equal(english)
    const { renders } = element
    element.remove()
    parent.querySelector('p')!.lang = 'fr'
    document.documentElement.lang = 'en'
    await nextFrame()
    expect(element.renders).to.equal(renders)
  })
})
