import type { ConsultationFile } from '@ess-widgets/contract'
import { sampleConsultation } from '@ess-widgets/contract/behaviour.js'
import { ConsultationClient, openConsultation } from '../client.ts'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '../memory/memory.ts'
import { databasePatience } from '../outbox-store.ts'
import type { BallotState, ConsultationState } from '../state.ts'

const { setTimeout: later } = window
const { timeout } = AbortSignal
const restorers: (() => void)[] = []

/** Undoes what the helpers below changed, and forgets what was kept. For `afterEach`. */
export function restore(): void {
  for (const undo of restorers.splice(0).reverse()) undo()
  localStorage.clear()
  indexedDB.deleteDatabase('ess-outbox')
}

export const serve = (file: Partial<ConsultationFile> = {}, options?: MemoryOptions): MemoryServer =>
  serveInMemory({ ...sampleConsultation, ...file }, options)

/** A client that is followed until the end of the test, once it is ready. */
export async function join(server: MemoryServer): Promise<ConsultationClient> {
  const client = openConsultation(server.url)!
  restorers.push(client.subscribe(() => {}))
  await until(client, ({ phase }) => phase === 'ready')
  return client
}

/** As a page loaded again, or another tab on the same device, would have it. */
export async function joinAgain({ url }: { url: string }): Promise<ConsultationClient> {
  const client = new ConsultationClient(url)
  restorers.push(client.subscribe(() => {}))
  await until(client, ({ phase }) => phase !== 'loading')
  return client
}

/** Waits for a state, four seconds of real time at most. */
export function until(client: ConsultationClient, isRight: (state: ConsultationState) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = later(() => reject(new Error(`this never came: ${isRight}`)), 4000)
    const check = () => {
      if (!isRight(client.state)) return
      clearTimeout(timer)
      queueMicrotask(() => leave())
      resolve()
    }
    const leave = client.subscribe(check)
    check()
  })
}

/** Real time, whatever `hurry` did to the clock. */
export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => later(resolve, milliseconds))

/** Asks again until the answer is yes, four seconds of real time at most. */
export async function eventually(isRight: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = performance.now(); !(await isRight()); await pause(5)) {
    if (performance.now() - start > 4000) throw new Error(`this never came: ${isRight}`)
  }
}

/** Makes time pass a hundred times faster, but for the database's, and says what delays were asked for. */
export function hurry(): number[] {
  const delays: number[] = []
  replace(window, 'setTimeout', ((handler: () => void, delay = 0) => {
    if (delay === databasePatience) return later(handler, delay)
    delays.push(delay)
    return later(handler, delay / 100)
  }) as typeof setTimeout)
  replace(AbortSignal, 'timeout', (delay) => timeout.call(AbortSignal, delay / 100))
  return delays
}

/** Replaces a property until the end of the test. */
export function replace<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): void {
  const before = Object.getOwnPropertyDescriptor(object, name)
  Object.defineProperty(object, name, { configurable: true, writable: true, value })
  restorers.push(() => {
    if (before) Object.defineProperty(object, name, before)
    else delete object[name]
  })
}

export function hidePage(hidden: boolean): void {
  replace(document, 'hidden', hidden)
  document.dispatchEvent(new Event('visibilitychange'))
}

/** The writes received, each with its body. */
export const writesTo = ({ requests }: MemoryServer) =>
  Promise.all(
    requests
      .filter(({ method }) => method !== 'GET')
      .map(async (request) => ({
        method: request.method,
        principle: request.url.split('/').at(-1),
        voter: request.headers.get('Ess-Voter'),
        key: request.headers.get('Idempotency-Key'),
        body: await request.clone().json(),
      })),
  )

export const totalOf = ({ state }: ConsultationClient, principle: string) =>
  state.counts?.principles.find((counts) => counts.principle === principle)?.total

/** What a ballot's state says, without what it leaves unsaid. */
export const told = (ballot: BallotState | undefined): object | undefined =>
  ballot && Object.fromEntries(Object.entries(ballot).filter(([, value]) => value !== undefined && value !== false))
