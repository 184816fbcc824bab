import type { Store } from '../store/store.ts'

/** Replies to replays outlive the week a browser may keep an unsent answer. */
const repliesKeptDays = 8
/** Who came is needed a little after a session: to count, to thank, to send what was promised. */
const peopleKeptDays = 30
/** An author has asked why by then, and a facilitator mended a mistake. */
const refusedTextsKeptDays = 30

/** Forgets what was kept for long enough, at an instant in milliseconds since 1970 UTC. */
export async function clean(store: Store, now = Date.now()): Promise<void> {
  await store.forgetReplies(repliesKeptDays, now)
  await store.forgetPeople(peopleKeptDays, now)
  await store.forgetRefused(refusedTextsKeptDays, now)
  await store.forgetExpired(now)
}
