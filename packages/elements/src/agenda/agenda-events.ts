/** What people do with one session of an agenda. It says which, never who. */
class SessionEvent extends Event {
  declare readonly session: string

  constructor(type: string, session: string) {
    super(type, { bubbles: true, composed: true })
    this.session = session
  }
}

/** A person put a session into their own programme. */
export class EssAgendaPickedEvent extends SessionEvent {
  constructor(session: string) {
    super('ess-agenda-picked', session)
  }
}

/** A person took a session out of their own programme. */
export class EssAgendaDroppedEvent extends SessionEvent {
  constructor(session: string) {
    super('ess-agenda-dropped', session)
  }
}

/** A person's registration was recorded by the server: with a place, or on the waiting list. */
export class EssAgendaRegisteredEvent extends SessionEvent {
  declare readonly isWaiting: boolean

  constructor(session: string, isWaiting: boolean) {
    super('ess-agenda-registered', session)
    this.isWaiting = isWaiting
  }
}

/** A person gave a place back. */
export class EssAgendaWithdrawnEvent extends SessionEvent {
  constructor(session: string) {
    super('ess-agenda-withdrawn', session)
  }
}

declare global {
  interface HTMLElementEventMap {
    'ess-agenda-picked': EssAgendaPickedEvent
    'ess-agenda-dropped': EssAgendaDroppedEvent
    'ess-agenda-registered': EssAgendaRegisteredEvent
    'ess-agenda-withdrawn': EssAgendaWithdrawnEvent
  }
}
