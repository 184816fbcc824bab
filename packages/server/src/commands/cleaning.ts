import { statusAt, type ConsultationFile } from '@ess-widgets/contract'
import { kept, retentionOf } from '../privacy/kept.ts'
import { dayOf } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Forgets what was kept for long enough, at an instant in milliseconds since 1970 UTC. */
export async function clean(store: Store, files: ConsultationFile[], now = Date.now()): Promise<void> {
  await store.forgetReplies(kept.replies, now)
  await store.forgetPeople(kept.people, now)
  await store.forgetRefused(kept.refusedTexts, now)
  await store.forgetExpired(now)
  await store.forgetLinks(now)
  for (const file of files) await cleanSignatures(store, file, now)
}

async function cleanSignatures(store: Store, file: ConsultationFile, now: number): Promise<void> {
  if (!file.manifesto) return
  const { id: consultation } = file
  const { unconfirmed, emails } = retentionOf(file)
  await store.forgetUnconfirmed({ consultation, olderThanDays: unconfirmed, now })
  const isClosed = statusAt(file, now) === 'closed'
  const closing = await store.noteClosing({ consultation, day: isClosed ? closingDay(file, now) : null })
  if (closing !== null && dayOf(now) >= closing + emails) await store.forgetEmails(consultation)
}

/** The day it closed by its clock; the day it is first seen so, for one that was closed by hand. */
const closingDay = ({ closes }: ConsultationFile, now: number) =>
  Math.min(dayOf(now), closes ? dayOf(Date.parse(closes)) : dayOf(now))
