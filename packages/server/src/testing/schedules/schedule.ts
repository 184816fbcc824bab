import { choices, type Choice } from '@ess-widgets/contract/vocabulary.js'
import { randomFrom } from '../profile.ts'
import { faults, type Fault } from './gate.ts'

/** Those that each of two tabs votes on. */
export const principles = [
  ['a', 'b'],
  ['c', 'd'],
]

/** Where each of two tabs registers. */
export const sessions = ['seance-0', 'seance-1']

/** What a person does in one of their tabs, or what befalls them. */
export type Step =
  | { name: 'vote'; tab: number; principle: string; choice: Choice | null }
  /** Each text of a contribution begins as the first. */
  | { name: 'contribute'; tab: number; start: string; text: string }
  | { name: 'change'; tab: number; start: string; text: string }
  | { name: 'withdraw'; tab: number; start: string }
  | { name: 'register'; tab: number; session: string; person: string }
  | { name: 'give-back'; tab: number; session: string }
  | { name: 'offline' }
  | { name: 'online' }
  | { name: 'second-tab' }
  /** Abruptly: whether or not the last act was heard of. */
  | { name: 'close-and-reopen'; tab: number; isAbrupt: boolean }
  | { name: 'move-clock'; milliseconds: number }
  | { name: 'pause'; milliseconds: number }

export type Act = Extract<Step, { name: 'vote' | 'contribute' | 'change' | 'withdraw' | 'register' | 'give-back' }>

/** What an act is about: a later one of the same takes its place. */
export const thingOf = (act: Act) => (act.name === 'vote' ? act.principle : 'session' in act ? act.session : act.start)

export interface Schedule {
  number: number
  steps: Step[]
  /** What each write in turn meets on its way; after the last, nothing. */
  coming: (Fault | undefined)[]
  /** Whether every tab is closed at the end, and one opened again; else the last ones stay. */
  isReopened: boolean
}

const day = 86_400_000

/** Draws a schedule: the same for the same seed and number. */
export function drawSchedule(seed: number, number: number): Schedule {
  const random = randomFrom(seed + number * 7919)
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!
  /** What each tab gave and did not take back, by how it begins. A tab acts on its own: who is last would else be a race. */
  const given: string[][] = [[], []]
  let isDouble = false
  let texts = 0

  const drawStep = (index: number): Step => {
    const tab = isDouble && random() < 0.5 ? 1 : 0
    const own = given[tab]!
    const chance = random()
    if (chance < 0.2)
      return { name: 'vote', tab, principle: one(principles[tab]!), choice: random() < 0.15 ? null : one(choices) }
    if (chance < 0.32) {
      const session = sessions[tab]!
      return random() < 0.6
        ? { name: 'register', tab, session, person: `schedule ${number}, step ${index}` }
        : { name: 'give-back', tab, session }
    }
    if (chance < 0.5 || (chance < 0.62 && own.length === 0)) {
      const start = `schedule ${number}, text ${++texts}:`
      own.push(start)
      return { name: 'contribute', tab, start, text: `${start} as first said` }
    }
    if (chance < 0.57) {
      const start = one(own)
      return { name: 'change', tab, start, text: `${start} as said in step ${index}` }
    }
    if (chance < 0.62) return { name: 'withdraw', tab, start: own.pop()! }
    if (chance < 0.69) return { name: 'offline' }
    if (chance < 0.77) return { name: 'online' }
    if (chance < 0.87) return { name: 'close-and-reopen', tab, isAbrupt: random() < 0.5 }
    if (chance < 0.91 && !isDouble) {
      isDouble = true
      return { name: 'second-tab' }
    }
    if (chance < 0.95) return { name: 'move-clock', milliseconds: Math.round((random() - 0.5) * 4 * day) }
    return { name: 'pause', milliseconds: Math.round(random() * 1200) }
  }
  return {
    number,
    steps: Array.from({ length: 10 }, (_, index) => drawStep(index)),
    coming: Array.from({ length: 8 }, () => (random() < 0.55 ? one(faults) : undefined)),
    isReopened: random() < 0.6,
  }
}
