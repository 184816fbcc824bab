import type { BallotReceipt } from '@ess-widgets/contract'
import type { ConsultationClient } from './client.ts'
import type { Intention } from './intend.ts'
import { isSame, openOutbox, type Sent, type Write } from './outbox.ts'
import type { request } from './request.ts'

/**
 * Keeps the acts of a consultation on the device. It finds those of a page that was closed, and hears of those that
 * another page sent. Lent the `request`, so that what comes later brings no copy of it.
 */
export async function keep(client: ConsultationClient, send: typeof request): Promise<void> {
  const { acts } = client
  const outbox = openOutbox(send)
  const principles = new Map(Object.entries(acts).map(([principle, { url }]) => [url, principle]))
  const concerns = ({ url }: { url: string }) => principles.has(url)
  for (const write of await outbox.kept(concerns)) {
    const own = acts[principles.get(write.url)!]!
    own.revision = Math.max(own.revision, JSON.parse(write.body).revision)
    own.kept ??= write as unknown as Intention
  }
  // A receipt has a revision: what has none is from a portal on the way.
  const whole = (intention: Intention): Write => ({ ...intention, proof: 'revision' })
  client.outbox = {
    keep: (intention) => outbox.keep(whole(intention)),
    send: (intention) => outbox.send(whole(intention)),
  }
  // What was said before this came, the first words of a visitor included.
  for (const { running } of Object.values(acts)) void running?.then(() => client.retry())
  await client.retry()
  outbox.follow(concerns, (write, sent: Sent<BallotReceipt>) => {
    const principle = principles.get(write.url)!
    const { kept } = acts[principle]!
    const standing = sent.document ?? sent.problem?.current
    // Words of another page may come late.
    if (standing && standing.revision < (client.state.ballots.get(principle)?.revision ?? 0)) return
    client.hear(principle, !kept || isSame(kept, write), sent)
  })
}
