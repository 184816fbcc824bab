import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { MailFolder } from '../mail/transport.ts'
import { servePages, type PagesOptions } from '../pages/serve-pages.ts'
import { consoleHandlers } from './handlers.ts'
import { consoleRoutes } from './routes.ts'

const statics = {
  style: ['text/css; charset=utf-8', 'console.css'],
  kitStyle: ['text/css; charset=utf-8', 'kit.css'],
  script: ['text/javascript; charset=utf-8', 'console.js'],
} as const

/** Serves the table of the console's routes, and the files of all pages. */
export async function serveConsole(app: FastifyInstance, options: PagesOptions & { mails: MailFolder | undefined }) {
  const files = [...options.editions.values()].map(({ file }) => file)
  servePages(app, { routes: consoleRoutes, handlers: consoleHandlers(files, options.store, options.mails) }, options)
  for (const [id, [type, name]] of Object.entries(statics)) {
    const body = readFileSync(new URL(`../../static/${name}`, import.meta.url), 'utf8')
    const { path, policy } = consoleRoutes[id as keyof typeof statics]
    app.get(path, { config: { policy } }, (_, reply) => reply.type(type).header('cache-control', 'no-cache').send(body))
  }
}
