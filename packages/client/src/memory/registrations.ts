import type { Attendance, ProblemName, Registration, RegistrationRequest } from '@ess-widgets/contract'
import { addressOf, waitingLimit } from '@ess-widgets/contract'

interface Person {
  receipt: string
  /** The e-mail as it is compared. */
  address: string
  isSeated: boolean
}

/** What happens to one registration; without a person it is withdrawn. */
export interface Registering {
  session: string
  receipt: string
  person?: RegistrationRequest
  /** The number of places. */
  capacity: number
  isClosed: boolean
}

/** Who comes to the sessions of a consultation. */
export class Registrations {
  /** By session, in order of arrival. */
  #people = new Map<string, Person[]>()
  #withdrawn = new Set<string>()
  version = 0

  /** Keeps what is asked and says what stands, or why not. */
  write({ session, receipt, person, capacity, isClosed }: Registering): Registration | ProblemName {
    const people = this.#people.get(session) ?? []
    const own = people.find((each) => each.receipt === receipt)
    const isWithdrawn = this.#withdrawn.has(`${session} ${receipt}`)
    if (!own && !isWithdrawn && !person) return 'unknown-receipt'
    if (person && !isWithdrawn) {
      if (isClosed) return 'registration-closed'
      const address = addressOf(person.email)
      if (people.some((each) => each.address === address && each !== own)) return 'already-registered'
      if (own) own.address = address
      else if (people.filter(({ isSeated }) => !isSeated).length >= waitingLimit(capacity)) return 'registration-closed'
      else people.push({ receipt, address, isSeated: false })
    } else if (own) {
      people.splice(people.indexOf(own), 1)
      this.#withdrawn.add(`${session} ${receipt}`)
    }
    this.#people.set(session, people)
    const free = Math.max(0, capacity - people.filter(({ isSeated }) => isSeated).length)
    for (const next of people.filter(({ isSeated }) => !isSeated).slice(0, free)) next.isSeated = true
    this.version++
    return this.standing(session, receipt)!
  }

  /** What a receipt was given for, if it was. */
  standing(session: string, receipt: string): Registration | undefined {
    if (this.#withdrawn.has(`${session} ${receipt}`)) return { session, status: 'withdrawn' }
    const people = this.#people.get(session) ?? []
    const own = people.find((each) => each.receipt === receipt)
    if (!own) return undefined
    if (own.isSeated) return { session, status: 'registered' }
    return { session, status: 'waiting', position: people.filter(({ isSeated }) => !isSeated).indexOf(own) + 1 }
  }

  attendance(session: string): Attendance {
    const people = this.#people.get(session) ?? []
    const seated = people.filter(({ isSeated }) => isSeated).length
    return { seated, waiting: people.length - seated }
  }
}
