import type { SignerKind } from '@ess-widgets/contract/vocabulary.js'

/** A person's signature was received by the server; it counts once its mail has answered. It says of which kind, never whose. */
export class EssSignatureSentEvent extends Event {
  declare readonly signer: SignerKind

  constructor(signer: SignerKind) {
    super('ess-signature-sent', { bubbles: true, composed: true })
    this.signer = signer
  }
}

/** A person's signature, received before, was said otherwise, or is now on another version of the text. */
export class EssSignatureChangedEvent extends Event {
  constructor() {
    super('ess-signature-changed', { bubbles: true, composed: true })
  }
}

/** A person withdrew their signature. */
export class EssSignatureWithdrawnEvent extends Event {
  constructor() {
    super('ess-signature-withdrawn', { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'ess-signature-sent': EssSignatureSentEvent
    'ess-signature-changed': EssSignatureChangedEvent
    'ess-signature-withdrawn': EssSignatureWithdrawnEvent
  }
}
