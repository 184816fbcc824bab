import { expect } from '@open-wc/testing'
import { behaviours, sampleConsultation, type World } from '@ess-widgets/contract/behaviour.js'
import { serveInMemory } from './memory.ts'

let opened = 0

const world: World = {
  async open(file) {
    const server = serveInMemory({ ...sampleConsultation, ...file, id: `sample-${++opened}` })
    return {
      url: server.url,
      reach: (instant) => server.setClock(instant),
      moderate: async (number, decision) => server.moderate(number, decision),
      invite: async (workshop) => server.ticket(workshop, 1),
      byMail: async (email, deed) => server.byMail(email, deed),
      verify: async (organisation, verdict) => server.verify(organisation, verdict),
    }
  },
  fetch: (input, init) => fetch(input, init),
  canSetOrigin: false,
}

describe('the memory server', () => {
  for (const { name, run } of behaviours) it(name, () => run(world))

  it('leaves every other address to the page', async () => {
    serveInMemory(sampleConsultation)
    expect((await fetch(import.meta.url)).status).to.equal(200)
  })
})
