/** A page of its own: what it learns of the device, it learns once. */
import { expect } from '@open-wc/testing'
import type { BallotReceipt } from '@ess-widgets/contract'
import { joinAgain, restore, replace, serve, told } from './testing/fixtures.ts'
import { openOutbox } from './outbox.ts'
import { request } from './request.ts'

describe('a database that never opens, and says nothing', () => {
  afterEach(restore)

  it('is waited for a moment, once: what people do is sent all the same', async function () {
    this.timeout(15_000)
    replace(indexedDB, 'open', () => ({}) as IDBOpenDBRequest)
    const server = serve()
    const client = await joinAgain(server)
    expect(told(await client.cast('gouvernance', 'agree'))).to.deep.equal({ choice: 'agree', revision: 1 })
    const start = performance.now()
    const sent = await openOutbox(request).send<BallotReceipt>({
      url: `${server.url}/ballots/partage`,
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', 'Ess-Voter': 'v'.repeat(22), 'Idempotency-Key': 'k'.repeat(22) },
      body: JSON.stringify({ choice: 'agree', revision: 1 }),
      keepalive: true,
      proof: 'revision',
    })
    expect(sent.document).to.include({ choice: 'agree' })
    expect(performance.now() - start, 'milliseconds, the second time').to.be.below(2000)
  })
})
