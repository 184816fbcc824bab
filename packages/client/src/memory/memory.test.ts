import { behaviours, sampleConsultation, type World } from '@ess-widgets/contract/behaviour.js'
import { transportFor } from '../transport.ts'
import { serveInMemory } from './memory.ts'

let opened = 0

const world: World = {
  open: async (file) => serveInMemory({ ...sampleConsultation, ...file, id: `sample-${++opened}` }),
  fetch: (input, init) => transportFor(String(input)).fetch(String(input), init),
  canSetOrigin: false,
}

describe('the memory server', () => {
  for (const { name, run } of behaviours) it(name, () => run(world))
})
