/**
 * Where results are computed: a thread of its own, since a small family beside large ones takes a second, and groups of opinion
 * several, during which no request would be answered.
 */
import { parentPort } from 'node:worker_threads'
import { opinionGroups, publishResults } from '@ess-widgets/tally'

const tasks = { publishResults, opinionGroups }
export type TaskName = keyof typeof tasks
export type Task = { [Name in TaskName]: { name: Name; given: Parameters<(typeof tasks)[Name]> } }[TaskName]
export type Computed<Name extends TaskName> = ReturnType<(typeof tasks)[Name]>
export interface Answer {
  number: number
  result?: unknown
  error?: string
}

parentPort!.on('message', ({ number, name, given }: Task & { number: number }) => {
  const answer: Answer = { number }
  try {
    answer.result = (tasks[name] as (...all: unknown[]) => unknown)(...given)
  } catch (error) {
    answer.error = (error as Error).message
  }
  parentPort!.postMessage(answer)
})
