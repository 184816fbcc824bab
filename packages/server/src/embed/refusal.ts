import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languageOf } from '../pages/cookies.ts'
import { PageRefusal, sayIn } from '../pages/view.ts'
import { schemeIn } from './asked.ts'
import type { Files } from './files.ts'
import { refusalPage } from './page.ts'
import { embedHeaders } from './policy.ts'

/** A refusal holds nothing to press: any page may frame it, so that whoever pasted a wrong line sees what is wrong. */
export function sendRefusal(
  app: FastifyInstance,
  files: Files,
  error: FastifyError | PageRefusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (!(error instanceof PageRefusal))
    app.log.error({ route: request.routeOptions.url, name: error.name, stack: error.stack }, 'a page met an error')
  const { status, detail } = error instanceof PageRefusal ? error : failure
  const { lang, scheme } = request.query as Record<string, unknown>
  const language = lang === 'fr' || lang === 'en' ? lang : languageOf(request)
  const title = sayIn(language)('Cela ne peut pas se montrer', 'This cannot be shown')
  return reply
    .code(status)
    .headers({ ...embedHeaders('*'), 'cache-control': 'no-store' })
    .type('text/html; charset=utf-8')
    .send(refusalPage({ language, scheme: schemeIn(scheme) }, title, detail[language], files))
}

const failure = new PageRefusal(500, 'Le serveur a rencontré une erreur.', 'The server met an error.')
