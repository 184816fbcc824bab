import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Answer, Computed, Task, TaskName } from './publishing-thread.ts'

interface Waiting {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

let thread: Worker | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/** Computes with the functions of tally, aside: requests are answered meanwhile. One thread for the whole process. */
export function compute<Name extends TaskName>(
  name: Name,
  ...given: Extract<Task, { name: Name }>['given']
): Promise<Computed<Name>> {
  const own = (thread ??= open())
  const number = ++last
  // A process that has nothing else to do ends; one that waits for a result does not.
  own.ref()
  return new Promise<Computed<Name>>((resolve, reject) => {
    waiting.set(number, { resolve, reject })
    own.postMessage({ number, name, given })
  })
}

function open(): Worker {
  const opened = new Worker(new URL(`./publishing-thread${extname(import.meta.url)}`, import.meta.url))
  opened.on('message', ({ number, result, error }: Answer) => {
    const { resolve, reject } = waiting.get(number)!
    waiting.delete(number)
    if (waiting.size === 0) opened.unref()
    if (error === undefined) resolve(result as never)
    else reject(new Error(error))
  })
  // It ran out of memory, say: whoever waits is told, and whoever comes next has another thread.
  opened.on('error', (error) => {
    thread = undefined
    const all = [...waiting.values()]
    waiting.clear()
    for (const { reject } of all) reject(error)
  })
  return opened
}
