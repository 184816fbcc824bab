import {
  findConsultation,
  openConsultation,
  type ConsultationClient,
  type ConsultationState,
} from '@ess-widgets/client'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

type ConsultationHost = ReactiveControllerHost & Element & { consultation: string | null }

/** Finds the consultation of a tag, and renders the tag again when the consultation changes. */
export class ConsultationController implements ReactiveController {
  client: ConsultationClient | undefined
  #host: ConsultationHost
  #address: string | null = null
  #unsubscribe: (() => void) | undefined

  constructor(host: ConsultationHost) {
    this.#host = host
    host.addController(this)
  }

  /** Undefined when the page names no consultation. */
  get state(): ConsultationState | undefined {
    return this.client?.state
  }

  hostConnected() {
    this.#follow()
  }

  hostDisconnected() {
    this.#unsubscribe?.()
  }

  /** For the host's `willUpdate`, where controllers have no hook: follows the attribute if it changed. */
  read() {
    if (this.#host.isConnected && this.#host.consultation !== this.#address) this.#follow()
  }

  #follow() {
    this.#unsubscribe?.()
    this.#address = this.#host.consultation
    const url = findConsultation(this.#address)
    this.client = url ? openConsultation(url) : undefined
    this.#unsubscribe = this.client?.subscribe(() => this.#host.requestUpdate())
    // What changed while the element was away.
    this.#host.requestUpdate()
  }
}
