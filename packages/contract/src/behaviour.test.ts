import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { behaviours, sampleConsultation, sampleManifesto, sampleProgramme, sampleWorkshops } from './behaviour.ts'
import { ConsultationFile } from './index.ts'

test('the sample consultation is as its schema says', () => {
  assert.ok(
    Check(ConsultationFile, { ...sampleConsultation, ...sampleProgramme, ...sampleWorkshops, ...sampleManifesto }),
  )
})

test('each behaviour has a name of its own', () => {
  const names = behaviours.map(({ name }) => name)
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  )
})

test('no behaviour passes on a server that answers nothing right', async () => {
  const world = {
    open: async () => ({
      url: 'https://wrong.example/',
      reach() {},
      moderate: async () => {},
      invite: async () => '',
      byMail: async () => {},
      verify: async () => {},
    }),
    fetch: async () => Response.json({}),
    canSetOrigin: true,
  }
  for (const { name, run } of behaviours) await assert.rejects(() => run(world), name)
})
