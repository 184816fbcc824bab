import {
  findConsultation,
  openConsultation,
  type ConsultationClient,
  type ConsultationState,
} from '@ess-widgets/client'
import type { ReactiveController, ReactiveControllerHost } from 'lit'

type ConsultationHost = ReactiveControllerHost & Element & { consultation: string | null }

const nowhere: ConsultationState = {
  phase: 'error',
  principles: [],
  family: null,
  familyAsked: false,
  ballots: new Map(),
}

/** Finds the consultation of a tag, and renders the tag again when the consultation changes. */
export class ConsultationController implements ReactiveController {
  /** Undefined when the page names no consultation. */
  client: ConsultationClient | undefined
  #host: ConsultationHost
  #leave: (() => void) | undefined

  constructor(host: ConsultationHost) {
    this.#host = host
    host.addController(this)
  }

  get state() {
    return this.client?.state ?? nowhere
  }

  hostConnected() {
    this.follow()
  }

  hostDisconnected() {
    this.#leave?.()
  }

  /** For the host's `willUpdate` too, where controllers have no hook, when the attribute changed. */
  follow() {
    const leave = this.#leave
    const url = findConsultation(this.#host.consultation)
    this.client = url ? openConsultation(url) : undefined
    // An element that is away follows once it is back.
    this.#leave = this.#host.isConnected ? this.client?.subscribe(() => this.#host.requestUpdate()) : undefined
    // Left last: where both are the same consultation, its live counts go on.
    leave?.()
    this.#host.requestUpdate()
  }
}
