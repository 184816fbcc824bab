import { Ajv } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

/** Nothing is coerced, nothing unknown is dropped in silence, and every fault is told at once. */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  strict: false,
})

export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema }) => ajv.compile(schema)
