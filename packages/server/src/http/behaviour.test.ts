/** The conformance suite of the contract, through real HTTP, on both stores. */
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { behaviours, sampleConsultation, type World } from '@ess-widgets/contract/behaviour.js'
import { openStore } from '../store/open-store.ts'
import type { Store } from '../store/store.ts'
import { Mailboxes } from '../testing/mailboxes.ts'
import { runApp, type RunningApp } from '../testing/running-app.ts'
import { bothStores } from '../testing/stores.ts'
import { signTicket } from './tickets.ts'

for (const kind of bothStores()) {
  describe(kind.name, () => {
    let store: Store
    let mails: Mailboxes
    const running: RunningApp[] = []
    const world: World = {
      canSetOrigin: true,
      fetch,
      async open(fields) {
        const file = { ...sampleConsultation, ...fields, id: `sample-${running.length}` }
        let now = Date.now
        const served = await runApp([file], store, { now: () => now() })
        running.push(served)
        return {
          url: served.url,
          reach: (instant) => (now = () => Date.parse(instant)),
          async moderate(number, decision) {
            const consultation = file.id
            const seen = (await store.contributions(consultation)).find((each) => each.number === number)
            assert.ok(seen, `contribution ${number}`)
            const act = { consultation, number, decision, member: 'Facilitatrice fictive', seen, now: now() }
            assert.equal((await store.moderate(act)).name, 'kept')
          },
          async invite(workshop) {
            const expires = Math.floor(now() / 1000) + 3600
            return signTicket(await store.introduce(file.id), { workshop, table: 1, expires })
          },
          byMail: (email, deed) => mails.byMail(email, deed, file.id),
          async verify(organisation, verdict) {
            const consultation = file.id
            const all = await store.signatures(consultation)
            const seen = all.find(({ said }) => said?.organisation === organisation)
            assert.ok(seen, organisation)
            const act = { consultation, entry: seen.entry, verdict, member: 'Facilitatrice fictive', seen, now: now() }
            assert.equal((await store.verify(act)).name, 'kept')
          },
        }
      },
    }
    before(async () => {
      store = await openStore(await kind.address())
      mails = new Mailboxes(store)
    })
    after(async () => {
      for (const { close } of running) await close()
      await store.close()
    })
    for (const { name, run } of behaviours) test(name, () => run(world))
  })
}
