import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Slug } from '@ess-widgets/contract'
import type { Edition } from '../http/edition.ts'
import { HttpError } from '../http/http-error.ts'
import { StoreBusyError, type Store } from '../store/store.ts'
import { expectOwnForm, ownOrigin } from './access.ts'
import { languageOf, sessionOf } from './cookies.ts'
import { faultsOf, parseForm } from './forms.ts'
import { html } from './html.ts'
import { layout, pathIn } from './layout.ts'
import type { PageRoute } from './route.ts'
import { PageRefusal, sayIn, type Guest, type Page, type View, type Visit } from './view.ts'

/** Sent with every page: nothing runs but our own file, and no other site frames, reads or is told of a page. */
const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // Chromium says no origin for a form under no-referrer, and we ask for one.
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
}

export interface PagesOptions {
  editions: ReadonlyMap<string, Edition>
  store: Store
  /** The address that people see, without a path; this machine's without it. */
  origin?: string | undefined
  now?: (() => number) | undefined
}

/** What answers a page, once its policy has let the visitor in and its form was looked at. */
export type PageHandler = (visit: Visit, origin: string) => unknown

/** A table of pages, with what answers each. */
export interface Pages {
  routes: Record<string, PageRoute>
  handlers: Record<string, PageHandler>
}

/** What forms hold that people do not see, but for the key of an entry, whose page is shown again. */
const hiddenFields = ['seen', 'from']
/** The longest text of a workshop, in the longest letters, as forms write them. */
const longestForm = 96 * 1024

/** Serves pages for people, beside the API and apart from it. */
export function servePages(app: FastifyInstance, { routes, handlers }: Pages, options: PagesOptions): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, parseForm)
  app.addHook('onRequest', async (_, reply) => void reply.headers(pageHeaders))
  app.setErrorHandler((error: Error, request, reply) => showError(app, error, request, reply))

  for (const [id, handler] of Object.entries(handlers)) {
    const route = routes[id]!
    const visits = new WeakMap<FastifyRequest, Visit>()
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: { policy: route.policy },
      bodyLimit: longestForm,
      attachValidation: true,
      schema: schemaOf(route),
      onRequest: async (request, reply) => {
        const visit = await admit(route, request, reply, options)
        if (visit) visits.set(request, visit)
      },
      handler: async (request) => {
        const visit = visits.get(request)!
        const faults = faultsOf(request, visit.view.say)
        // A fault of a field that nobody types is no fault to mend.
        if ((faults.size > 0 && !route.showsFaults) || hiddenFields.some((name) => faults.has(name)))
          throw new PageRefusal(
            400,
            'Cette demande n’a pas la forme attendue.',
            'This request does not have the expected form.',
          )
        const form = (request.body ?? {}) as Visit['form']
        return handler({ ...visit, form, faults }, ownOrigin(request, options.origin))
      },
    })
  }
}

function schemaOf({ path, form }: PageRoute) {
  const properties: Record<string, object> = {}
  if (path.includes('{consultation}')) properties['consultation'] = Slug
  if (path.includes('{number}')) properties['number'] = { type: 'string', pattern: '^[1-9][0-9]{0,8}$' }
  return { params: { type: 'object', properties }, ...(form && { body: form }) }
}

/** Whom a policy lets in, before a form is read. A stranger is led to the entrance. */
async function admit(
  { method, path, policy }: PageRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  { editions, store, origin, now = Date.now }: PagesOptions,
): Promise<Visit | undefined> {
  const own = ownOrigin(request, origin)
  const { consultation } = request.params as { consultation?: string }
  const edition = editions.get(consultation ?? '')
  if (path.includes('{consultation}') && !edition)
    throw new PageRefusal(404, 'Cette consultation n’existe pas.', 'This consultation does not exist.')
  if (method === 'POST') expectOwnForm(request, own)
  const session = sessionOf(request)
  const member = session && policy !== 'guest' ? await store.memberIn(session, now()) : undefined
  const view = viewOf(request, { ...(edition && { edition }), ...(member && { member }) })
  if (policy !== 'guest') {
    if (!member) return void lead(method, view, reply)
    if (member.consultation !== edition!.file.id)
      throw new PageRefusal(
        403,
        'Votre session est d’une autre consultation.',
        'Your session is of another consultation.',
      )
    if (policy === 'organiser' && member.role !== 'organiser')
      throw new PageRefusal(403, 'Cette page est réservée à l’organisation.', 'This page is for organisers.')
  }
  const guest: Guest = {
    view,
    request,
    reply,
    form: {},
    faults: new Map(),
    query: queryOf(request),
    now: now(),
    show: (page, status) => send(reply, view, page, status),
    goOn: (rest) => reply.redirect(/^($|\?)/.test(rest) ? `${pathIn(view)}${rest}` : pathIn(view, rest), 303),
  }
  return { ...guest, edition, member } as Visit
}

/** A page that was asked for waits behind the entrance; a form that was sent is sent again when its page is reloaded. */
function lead(method: string, view: View, reply: FastifyReply) {
  const entrance = pathIn(view, 'entrer')
  if (method === 'GET') return reply.redirect(entrance, 303)
  const { say } = view
  return send(
    reply,
    view,
    {
      title: say('Votre session a expiré', 'Your session has expired'),
      body: html`<div class="card narrow"><p>${say(
        'Rien n’a été enregistré. Entrez dans un autre onglet, puis rechargez cette page : ce que vous aviez écrit sera envoyé de nouveau.',
        'Nothing was kept. Enter in another tab, then reload this page: what you had written will be sent again.',
      )}</p><p><a class="button" href="${entrance}" target="_blank" rel="noopener" autofocus>${say('Entrer', 'Enter')}</a></p></div>`,
    },
    401,
  )
}

function viewOf(request: FastifyRequest, of: Pick<View, 'edition' | 'member'> = {}): View {
  const language = languageOf(request)
  return {
    language,
    say: sayIn(language),
    read: (text) => text[language],
    page: request.method === 'GET' ? request.url : pageBefore(request),
    ...of,
  }
}

/** The page whose form was sent: what is shown in answer to it has no address of its own. */
function pageBefore({ headers }: FastifyRequest): string {
  const { referer = '', origin } = headers
  if (!URL.canParse(referer)) return '/console'
  const page = new URL(referer)
  return page.origin === origin && /^\/(console|signature)(\/|$)/.test(page.pathname) ? page.pathname : '/console'
}

/** What follows the question mark, once each. */
const queryOf = ({ query }: FastifyRequest): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query as object).filter(([, value]) => typeof value === 'string' && value.length <= 200),
  )

const send = (reply: FastifyReply, view: View, page: Page, status = 200) =>
  reply.code(status).type('text/html; charset=utf-8').send(layout(view, page))

function showError(
  app: FastifyInstance,
  error: Error & Partial<FastifyError>,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const view = viewOf(request)
  const { status, detail } = refusalOf(error)
  if (status >= 500)
    app.log.error({ route: request.routeOptions.url, name: error.name, stack: error.stack }, 'a page met an error')
  const body = html`<div class="card narrow"><p>${detail[view.language]}</p><p><a class="button" href="${backOf(request)}">${view.say('Revenir', 'Back')}</a></p></div>`
  return send(reply, view, { title: view.say('Cela n’a pas pu se faire', 'This could not be done'), body }, status)
}

function refusalOf(error: Error & Partial<FastifyError>): PageRefusal {
  if (error instanceof PageRefusal) return error
  if (error instanceof StoreBusyError)
    return new PageRefusal(
      503,
      'Le serveur est occupé ; rechargez cette page dans un instant.',
      'The server is busy; reload this page in a moment.',
    )
  if (error.statusCode === 413) return new PageRefusal(413, 'Ce formulaire est trop long.', 'This form is too long.')
  if (error instanceof HttpError || (error.statusCode ?? 500) < 500)
    return new PageRefusal(400, 'Cette demande ne peut pas être lue.', 'This request cannot be read.')
  return new PageRefusal(500, 'Le serveur a rencontré une erreur.', 'The server met an error.')
}

/** The first page of where somebody was. */
const backOf = ({ url }: FastifyRequest) => /^\/signature\/[a-z0-9-]{1,64}/.exec(url)?.[0] ?? '/console'
