import type { AddressInfo } from 'node:net'
import { createApp } from '../http/app.ts'
import { readConsultationFile } from '../consultation-file.ts'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { check } from './check.ts'
import { say } from './words.ts'

export interface ServeOptions {
  files: string[]
  /** A folder for SQLite, or `postgres://…`. */
  store: string
  host: string
  port: number
}

/** Replies to replays outlive the week a browser may keep an unsent answer. */
const repliesKeptDays = 8
const hour = 3_600_000

/**
 * Serves consultations until the process is asked to stop. Nothing listens before every file is right
 * and every counter equals what it counts.
 */
export async function serve({ files, store: address, host, port }: ServeOptions): Promise<number> {
  if ((await check(files)) !== 0) return 1
  const consultations = await Promise.all(files.map(readConsultationFile))
  const ids = consultations.map(({ id }) => id)
  if (new Set(ids).size < ids.length) {
    console.error(
      say(
        `Deux fichiers décrivent la même consultation : ${ids.join(', ')}.`,
        `Two files describe the same consultation: ${ids.join(', ')}.`,
      ),
    )
    return 1
  }
  const store = await openStore(address)
  if (!(await isSound(store))) {
    await store.close()
    return 1
  }
  const app = await createApp(consultations, store, { level: 'info' })
  const clean = setInterval(() => void store.forgetReplies(repliesKeptDays).catch(() => undefined), hour)
  await store.forgetReplies(repliesKeptDays)
  await app.listen({ host, port, listenTextResolver: () => 'listening' })

  const { port: bound } = app.server.address() as AddressInfo
  for (const id of ids) console.log(`http://${host}:${bound}/v1/consultations/${id}`)
  await stopAsked()
  clearInterval(clean)
  await app.close()
  await store.close()
  return 0
}

async function isSound(store: Store): Promise<boolean> {
  const drift = await store.findDrift()
  for (const { consultation, principle, family, choice, counter, ballots } of drift) {
    const where = [consultation, principle, family ?? '–', choice].join(' / ')
    console.error(
      say(
        `${where} : le compteur dit ${counter}, il y a ${ballots} votes.`,
        `${where}: the counter says ${counter}, there are ${ballots} ballots.`,
      ),
    )
  }
  if (drift.length > 0) {
    console.error(
      say(
        'Lancer « ess-server recount » recompte d’après les votes.',
        'Run “ess-server recount” to count the ballots again.',
      ),
    )
  }
  return drift.length === 0
}

const stopAsked = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
