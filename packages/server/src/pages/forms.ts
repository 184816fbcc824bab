import type { ErrorObject } from 'ajv'
import type { FastifyRequest } from 'fastify'
import { problems } from '@ess-widgets/contract'
import { HttpError } from '../http/http-error.ts'
import { explain, pointerOf } from '../validation-words.ts'
import { PageRefusal, type Say } from './view.ts'

/** Reads a form whose fields come once each. One that is left empty is absent. */
export function parseForm(
  _: FastifyRequest,
  body: string | Buffer,
  done: (error: Error | null, form?: object) => void,
) {
  const entries = [...new URLSearchParams(String(body))]
  if (new Set(entries.map(([name]) => name)).size < entries.length)
    return done(new PageRefusal(400, 'Ce formulaire ne peut pas être lu.', 'This form cannot be read.'))
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

/** By field, why an act was refused; under `act` when it is for no field's sake. Anything but a refusal is thrown on. */
export function refusedFaults(error: unknown, say: Say): Map<string, string> {
  if (!(error instanceof HttpError)) throw error
  const { problem, details } = error
  if (!details.errors) return new Map([['act', say(problems[problem][1], problems[problem][2])]])
  return new Map(details.errors.map(({ pointer, detail }) => [pointer.slice(1), say(detail.fr, detail.en)]))
}
