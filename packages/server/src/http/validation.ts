import { Ajv, type ValidateFunction } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'
import { IdempotencyKey, Slug, Ticket, Token, type Route } from '@ess-widgets/contract'
import { idempotencyHeader, ticketHeader } from '@ess-widgets/contract/vocabulary.js'

/** Nothing is coerced, nothing unknown is dropped in silence, and every fault is told at once. */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  strict: false,
})

const validators = new Map<string, ValidateFunction>()

/** Compiles each schema once, for all the routes and all the apps of the process. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema }) => {
  const text = JSON.stringify(schema)
  const validate = validators.get(text) ?? ajv.compile(schema)
  validators.set(text, validate)
  return validate
}

/** What Fastify checks of the requests of a route, and lets through of its answers. */
export function schemaOf({ path, policy, token, hasTicket, query, body, answer }: Route) {
  const slugs = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const headers = {
    ...(token && { [token.toLowerCase()]: Token }),
    ...(policy === 'partner' && { [idempotencyHeader.toLowerCase()]: IdempotencyKey }),
  }
  const object = (properties: object, optional = {}) => ({
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
  })
  return {
    params: object(Object.fromEntries(slugs.map((name) => [name, Slug]))),
    headers: object(headers, hasTicket && { [ticketHeader.toLowerCase()]: Ticket }),
    ...(query && { querystring: { type: 'object', properties: query } }),
    ...(body && { body }),
    ...(answer && { response: { 200: answer } }),
  }
}
