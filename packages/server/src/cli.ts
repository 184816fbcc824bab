#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { expectOrigin } from './commands/origin.ts'
import { language, say } from './commands/words.ts'
import { RefusalError } from './refusal.ts'
import { isPostgres } from './store/open-store.ts'
import { version } from './version.ts'

const usage = say(
  `ess-server ${version} : le serveur des consultations de l’ESS

  ess-server init DOSSIER          écrire une consultation commentée, à remplir
  ess-server check FICHIER…        vérifier des consultations
  ess-server import AGENDA         écrire les séances d’un agenda (.ics, OpenAgenda, JSON)
  ess-server serve FICHIER…        ouvrir le serveur
  ess-server recount               recompter d’après ce qui est gardé, serveur arrêté
  ess-server registrations FICHIER les inscrits en CSV, serveur ouvert ou non
  ess-server results export DOSSIER FICHIER
                                   les résultats publiés, pour tout hébergement statique
  ess-server results counts FICHIER
                                   les décomptes exacts en CSV, pour l’organisation seule
  ess-server invite FICHIER        un lien vers la console : --role facilitator ou organiser, --name

  --into FICHIER     écrire les séances importées dans cette consultation
  --from, --to DATE  n’importer que les séances de ces jours
  --data DOSSIER     où garder les réponses (SQLite), « data » sinon
  --host, --port     où écouter, 127.0.0.1 et 8080 sinon
  --trust-proxy IP   l’adresse du mandataire dont X-Forwarded-For est cru, aucun sinon
  --origin ADRESSE   l’adresse en HTTPS que les gens voient, pour la console
  --session ID       les inscrits d’une seule séance
  DATABASE_URL       postgres://… pour garder les réponses dans PostgreSQL
  SMTP_URL           smtp://… pour envoyer les courriels, gardés dans « data/mail » sinon
  MAIL_FROM          de qui ils viennent, comme « Séminaire <signatures@example.org> »`,
  `ess-server ${version}: the server of ESS consultations

  ess-server init FOLDER           write a commented consultation to fill in
  ess-server check FILE…           check consultations
  ess-server import CALENDAR       print the sessions of a calendar (.ics, OpenAgenda, JSON)
  ess-server serve FILE…           open the server
  ess-server recount               count again what is kept, server stopped
  ess-server registrations FILE    who registered, as CSV, server up or not
  ess-server results export FOLDER FILE
                                   the published results, for any static host
  ess-server results counts FILE   the exact counts as CSV, for the organiser alone
  ess-server invite FILE           a link into the console: --role facilitator or organiser, --name

  --into FILE        write the imported sessions into this consultation
  --from, --to DATE  import only the sessions of these days
  --data FOLDER      where answers are kept (SQLite), else “data”
  --host, --port     where to listen, else 127.0.0.1 and 8080
  --trust-proxy IP   the address of the proxy whose X-Forwarded-For is believed, else none
  --origin ADDRESS   the HTTPS address that people see, for the console
  --session ID       who registered for that session alone
  DATABASE_URL       postgres://… to keep answers in PostgreSQL
  SMTP_URL           smtp://… to send mails, else kept in “data/mail”
  MAIL_FROM          who they are from, such as “Seminar <signatures@example.org>”`,
)

async function main(): Promise<number> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 24 || (major === 24 && minor < 18))
    throw new RefusalError(
      `ess-server demande Node.js 24.18 ou plus récent ; celui-ci est ${process.version}.`,
      `ess-server needs Node.js 24.18 or later; this is ${process.version}.`,
    )
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: 'data' },
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8080' },
      session: { type: 'string' },
      'trust-proxy': { type: 'string' },
      origin: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      into: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
      version: { type: 'boolean', default: false },
    },
  })
  const [command, ...rest] = positionals
  const port = Number(values.port)

  if (values.version) console.log(version)
  if (values.version || values.help) return values.help ? print(usage, 0) : 0
  // Each command loads what it needs: the stores and the HTTP server are half a second of a small machine.
  if (command === 'init' && rest.length === 1) return (await import('./commands/init.ts')).init(rest[0]!)
  if (command === 'check' && rest.length > 0) return (await import('./commands/check.ts')).check(rest)
  if (command === 'import' && rest.length === 1) {
    const { importAgenda } = await import('./commands/import.ts')
    return importAgenda(rest[0]!, { into: values.into, from: values.from, to: values.to })
  }
  if (command === 'recount' && rest.length === 0) {
    const { recount } = await import('./commands/recount.ts')
    return recount(storeAddress(values.data))
  }
  if (command === 'registrations' && rest.length === 1) {
    const { registrations } = await import('./commands/registrations.ts')
    return registrations(rest[0]!, storeAddress(values.data), values.session)
  }
  if (command === 'results' && rest[0] === 'export' && rest.length === 3) {
    const { exportResults } = await import('./commands/results.ts')
    return exportResults(rest[1]!, rest[2]!, storeAddress(values.data))
  }
  if (command === 'results' && rest[0] === 'counts' && rest.length === 2) {
    const { resultsCounts } = await import('./commands/results-counts.ts')
    return resultsCounts(rest[1]!, storeAddress(values.data))
  }
  const origin = expectOrigin(values.origin)
  if (command === 'invite' && rest.length === 1) {
    const { invite } = await import('./commands/invite.ts')
    const { role, name, host } = values
    const link = origin ?? `http://${host}:${values.port}`
    return invite({ file: rest[0]!, store: storeAddress(values.data), role, name, origin: link })
  }
  if (command === 'serve' && rest.length > 0 && Number.isInteger(port) && port >= 0 && port < 65536) {
    const { serve } = await import('./commands/serve.ts')
    const { data, host, 'trust-proxy': trustProxy } = values
    const { SMTP_URL: smtp, MAIL_FROM: from } = process.env
    return serve({ files: rest, store: storeAddress(data), host, port, trustProxy, origin, data, smtp, from })
  }
  return print(usage, 2)
}

/** A connection string holds a password: it comes by the environment, never on a line anyone may list. */
function storeAddress(folder: string): string {
  const url = process.env['DATABASE_URL']
  if (!url) return folder
  if (isPostgres(url)) return url
  throw new RefusalError(
    'DATABASE_URL doit commencer par postgres://. Sans elle, les réponses sont gardées dans le dossier de --data.',
    'DATABASE_URL must begin with postgres://. Without it, answers are kept in the folder of --data.',
  )
}

function print(text: string, code: number): number {
  if (code === 0) console.log(text)
  else console.error(text)
  return code
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof RefusalError) console.error(error.detail[language])
  else console.error(error instanceof Error ? error.message : error)
  process.exitCode = (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1
}
