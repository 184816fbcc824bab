import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { codeHash, newCode } from '../codes.ts'
import type { Content } from '../store/contribution-store.ts'
import type { Role } from '../store/member-store.ts'
import type { Store } from '../store/store.ts'
import { giving, saying } from './contributing.ts'

let people = 0

/** The code of an invitation to the console, of somebody who does not exist. */
export async function invited(store: Store, role: Role, consultation = 'essai'): Promise<string> {
  const code = newCode()
  const name = `Personne ${++people}`
  const expires = Date.now() + 60_000
  await store.invite({ consultation, code: codeHash(code), role, name, member: null, expires }, Date.now())
  return code
}

/** Gives a contribution to the workshop of these tests as its author does, and its number. */
export async function contributed(store: Store, text: string, fields: Partial<Content>): Promise<number> {
  const content = saying(text, { question: 'q1', kind: 'lever', ...fields })
  const at = { consultation: 'essai', workshop: 'atelier' }
  const outcome = await store.contribute(giving(randomUUID(), content, at))
  assert.ok(outcome.name === 'kept')
  return outcome.contribution.number
}
