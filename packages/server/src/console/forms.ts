import type { ErrorObject } from 'ajv'
import type { FastifyRequest } from 'fastify'
import { explain, pointerOf } from '../validation-words.ts'
import { ConsoleRefusal, type Say } from './view.ts'

/** Reads a form whose fields come once each. One that is left empty is absent. */
export function parseForm(
  _: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, form?: object) => void,
) {
  const entries = [...new URLSearchParams(String(body))]
  if (new Set(entries.map(([name]) => name)).size < entries.length)
    return done(new ConsoleRefusal(400, 'Ce formulaire ne peut pas être lu.', 'This form cannot be read.'))
  done(null, Object.fromEntries(entries.filter(([, value]) => value.trim() !== '')))
}

/** By field, what would be right. */
export function faultsOf({ validationError }: FastifyRequest, say: Say): Map<string, string> {
  const faults = (validationError?.validation ?? []) as unknown as ErrorObject[]
  return new Map(
    faults.map((fault) => {
      const field = pointerOf(fault).slice(1)
      if (fault.keyword === 'required') return [field, say('Ce champ est nécessaire.', 'This field is needed.')]
      const { fr, en } = explain(fault)
      return [field, say(fr, en)]
    }),
  )
}
