import type { ContributionKind } from '@ess-widgets/contract/vocabulary.js'

/** A person's contribution was received by the server. It says where and of which kind, never what or by whom. */
export class EssContributionReceivedEvent extends Event {
  declare readonly workshop: string
  declare readonly kind: ContributionKind

  constructor(workshop: string, kind: ContributionKind) {
    super('ess-contribution-received', { bubbles: true, composed: true })
    this.workshop = workshop
    this.kind = kind
  }
}

/** A person's contribution, received before, was said otherwise. */
export class EssContributionChangedEvent extends Event {
  declare readonly workshop: string

  constructor(workshop: string) {
    super('ess-contribution-changed', { bubbles: true, composed: true })
    this.workshop = workshop
  }
}

/** A person took a contribution back. */
export class EssContributionWithdrawnEvent extends Event {
  declare readonly workshop: string

  constructor(workshop: string) {
    super('ess-contribution-withdrawn', { bubbles: true, composed: true })
    this.workshop = workshop
  }
}

declare global {
  interface HTMLElementEventMap {
    'ess-contribution-received': EssContributionReceivedEvent
    'ess-contribution-changed': EssContributionChangedEvent
    'ess-contribution-withdrawn': EssContributionWithdrawnEvent
  }
}
