import type { BallotReceipt } from '@ess-widgets/contract'
import type { ConsultationClient } from './client.ts'
import type { Intention } from './intend.ts'
import { forgetInvitation, invitation } from './invitations.ts'
import { isSame } from './outbox-store.ts'
import { openOutbox, type Sent, type Write } from './outbox.ts'
import type { request } from './request.ts'

/**
 * Keeps the acts of a consultation on the device. It finds those of a page that was closed, then hears of those that
 * another page sent. Resolves once the first are known, before they are sent. Lent the `request`, so that what comes
 * later brings no copy of it.
 */
export async function keep(client: ConsultationClient, send: typeof request): Promise<void> {
  const { acts } = client
  const outbox = openOutbox(send)
  const principles = new Map(Object.entries(acts).map(([principle, { url }]) => [url, principle]))
  const concerns = ({ url }: { url: string }) => principles.has(url)
  const kept = await outbox.kept(concerns)
  // What was kept before is whole, and stays as it was sent.
  const whole = (intention: Intention | Write): Write =>
    'proof' in intention
      ? intention
      : {
          ...intention,
          headers: { ...intention.headers, ...invitation(client.url) },
          // A receipt has a revision: what has none is from a portal on the way.
          proof: 'revision',
        }
  client.outbox = {
    keep: (intention) => outbox.keep(whole(intention)),
    async send(intention) {
      const write = whole(intention)
      const sent = await outbox.send<BallotReceipt>(write)
      if (sent.failure === 'invalid-ticket') forgetInvitation(client.url, write.headers)
      if (sent.failure === 'foreign-origin') forgetVoter(client)
      return sent
    },
  }
  for (const write of kept) {
    const principle = principles.get(write.url)!
    const own = acts[principle]!
    const { revision } = JSON.parse(write.body) as { revision: number }
    const isOlder = own.revision > 0
    own.revision = Math.max(own.revision, revision)
    // What was said before this came is a later word: it is said again, to stand after what was kept.
    if (isOlder) void client.cast(principle, (own.kept ?? client.state.ballots.get(principle)!).choice)
    else own.kept = write as unknown as Intention
  }
  void resume()

  async function resume() {
    // The first words of a visitor included.
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
}

/** On a site that may not vote, the token that was made for a vote is of no use, unless an earlier one stands. */
function forgetVoter({ state, link }: ConsultationClient) {
  if ([...state.ballots.values()].some(({ revision }) => revision)) return
  try {
    // As `device.ts` names it, which is in another file for those who download.
    localStorage.removeItem(`ess-voter ${link('ballots')}`)
  } catch {
    // Blocked: it never was there.
  }
}
