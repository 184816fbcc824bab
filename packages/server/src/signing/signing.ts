import type { FastifyInstance } from 'fastify'
import { servePages, type PagesOptions } from '../pages/serve-pages.ts'
import { signingHandlers, type SigningMeans } from './handlers.ts'
import { signingRoutes } from './routes.ts'

/** Serves the pages that mails lead to, and the notice. */
export function serveSigning(app: FastifyInstance, options: PagesOptions & SigningMeans): void {
  servePages(app, { routes: signingRoutes, handlers: signingHandlers(options) }, options)
}
