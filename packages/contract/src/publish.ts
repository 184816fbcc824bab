/** Writes the documents this package publishes beside its code: run by `npm run build`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { Agenda, ConsultationFile, Figures, openapi, Signatures } from './index.ts'

const beside = (name: string) => new URL(name, import.meta.url)
const { version } = JSON.parse(readFileSync(beside('../package.json'), 'utf8')) as { version: string }
const write = (name: string, document: object) => writeFileSync(beside(name), `${JSON.stringify(document, null, 2)}\n`)

write('openapi.json', openapi(version))
write('consultation.schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...ConsultationFile })
write('agenda.schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...Agenda })
write('signatures.schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...Signatures })
write('figures.schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema', ...Figures })
