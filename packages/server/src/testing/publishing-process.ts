/**
 * A server as a process of its own, which publishes results when it is told to, and tells of each publication that the store
 * gave it as the one that stands. Started by `race-to-publish.ts`, with a store's address and a consultation.
 */
import { Edition } from '../http/edition.ts'
import { openStore } from '../store/open-store.ts'
import type { KeptPublication } from '../store/publications.ts'
import { runApp } from './running-app.ts'
import { wrapStore } from './wrapped-store.ts'

/** What the process is told: to publish, or what time it is. */
export type Order = { publish: number } | { now: number }
/** What it tells: where it listens, what it was given, and that it did what it was told. */
export type News = { url: string } | { kept: KeptPublication } | { published: number }

const [address, file] = process.argv.slice(2) as [string, string]
const tell = (news: News) => process.send!(news)

const opened = await openStore(address)
const store = wrapStore(opened, {
  async keepPublication(of) {
    const kept = await opened.keepPublication(of)
    tell({ kept })
    return kept
  },
})
let instant = 0
const now = () => instant
const app = await runApp([JSON.parse(file)], store, { now })
const edition = await Edition.open(JSON.parse(file), store, now)

process.on('message', (order: Order) => {
  if ('now' in order) instant = order.now
  else void edition.publishResults().then(() => tell({ published: order.publish }))
})
process.on('disconnect', () => process.exit())
tell({ url: app.url })
