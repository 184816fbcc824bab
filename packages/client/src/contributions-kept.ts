import type { Workshop } from '@ess-widgets/contract'
import type { idempotencyHeader, receiptHeader, ticketHeader } from '@ess-widgets/contract/vocabulary.js'
import type { Given, KeptContribution, OwnContribution } from './contributions.ts'
import type { KeptWrite, Outbox } from './outbox.ts'

const keyName: typeof idempotencyHeader = 'Idempotency-Key'
const receiptName: typeof receiptHeader = 'Ess-Receipt'
const ticketName: typeof ticketHeader = 'Ess-Ticket'

/**
 * What a page before this one knew of its contributions, with what of them waits on the device. What waits there without a
 * note, where the device took the one and not the other, is taken up again.
 */
export async function resumed(
  own: readonly KeptContribution[],
  outbox: Outbox,
  { workshops, base }: { workshops: readonly Workshop[]; base: string },
): Promise<OwnContribution[]> {
  const workshopOf = (url: string) =>
    workshops.find(({ links }) =>
      [links.contributions, links.contribution].some((link) => new URL(link, base).href === url),
    )
  const waiting = new Map(
    (await outbox.kept(({ url }) => !!workshopOf(url))).map((write) => [write.headers[receiptName]!, write]),
  )
  const noted = own.map((each) => {
    const write = waiting.get(each.receipt)
    waiting.delete(each.receipt)
    return write ? { ...each, isKept: !!write.place } : each
  })
  return [...[...waiting.values()].map((write) => taken(write, workshopOf(write.url)!.id)), ...noted]
}

function taken({ headers, method, body, madeAt, place }: KeptWrite, workshop: string): OwnContribution {
  const { consent: _, revision: __, ...given } = JSON.parse(body) as Given & { consent?: true; revision?: number }
  return {
    receipt: headers[receiptName]!,
    workshop,
    madeAt,
    ticket: headers[ticketName],
    isKept: !!place,
    ...(method === 'POST' && { key: headers[keyName] }),
    ...(method !== 'DELETE' && { given }),
  }
}
