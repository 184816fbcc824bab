import type { LocalizedText } from '@ess-widgets/contract'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'

const catalogues = new Map([
  ['fr', fr],
  ['en', en],
])

const controllers = new Set<LocaleController>()
let observer: MutationObserver | undefined

/** The language of the element or of its nearest ancestor, through shadow hosts; French if it is unknown. */
function messagesFor(element: Element) {
  let found: Element | null = null
  for (let node: Element | undefined = element; node;) {
    const root = node.getRootNode()
    observer!.observe(root, { attributeFilter: ['lang'], subtree: true })
    found ??= node.closest('[lang]')
    node = (root as Partial<ShadowRoot>).host
  }
  const region = found?.getAttribute('lang') ?? ''
  return catalogues.get(region.toLowerCase().split('-')[0]!) ?? fr
}

/** Gives a widget its words, and renders it again when a `lang` above it changes. */
export class LocaleController implements ReactiveController {
  messages = fr
  #host: ReactiveControllerHost & Element

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  hostConnected() {
    // One observer for the page, made when the first widget arrives.
    observer ??= new MutationObserver(() => controllers.forEach((controller) => controller.read()))
    controllers.add(this)
    this.read()
  }

  hostDisconnected() {
    controllers.delete(this)
  }

  /** An organiser's text, in the language of the page. */
  text = (text: LocalizedText) => this.messages.typeset(text[this.messages.language])

  read() {
    const messages = messagesFor(this.#host)
    if (messages === this.messages) return
    this.messages = messages
    this.#host.requestUpdate()
  }
}
