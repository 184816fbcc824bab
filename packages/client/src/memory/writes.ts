import type { ConsultationFile, FieldError, TokenHeader } from '@ess-widgets/contract'
import { idempotencyHeader } from '@ess-widgets/contract/vocabulary.js'
import { faultsOfBody, faultsOfHeaders, isPlainJson } from './checks.ts'
import { json, refuse } from './responses.ts'

const longestBody = 16_384

/** The body of a write that may hold these fields, or the refusal of one whose form is wrong. */
export async function bodyOf(
  request: Request,
  { partners }: Pick<ConsultationFile, 'partners'>,
  {
    token,
    headers: others = [],
    fields = [],
    faultsOf = (body) => faultsOfBody(body, fields),
  }: {
    token: TokenHeader
    headers?: string[]
    fields?: string[]
    /** What is wrong with the body; by default, by its fields. */
    faultsOf?: (body: unknown) => FieldError[]
  },
): Promise<object | Response> {
  const { headers } = request
  const origin = headers.get('Origin')
  if (origin && !partners.some((partner) => partner.origin === origin)) return refuse('foreign-origin')
  if (!isPlainJson(headers)) return refuse('unsupported-content')
  const text = await request.text()
  if (text.length > longestBody) return refuse('body-too-large')
  const body = parse(text)
  if (body === undefined) return refuse('malformed-request')
  const errors = [...faultsOfHeaders(headers, [token, idempotencyHeader, ...others]), ...faultsOf(body)]
  return errors.length > 0 ? refuse('invalid-field', { errors }) : (body as object)
}

/** What each intention came to, so that a request sent twice acts once. */
export class Intentions {
  #acts = new Map<string, { asked: string; answer: string }>()

  /** Answers as before what was asked before, else acts: what comes of it is kept, a refusal is not. */
  once({ headers }: Request, token: TokenHeader, asked: unknown[], act: () => object | Response): Response {
    const name = `${token} ${headers.get(token)} ${headers.get(idempotencyHeader)}`
    const request = JSON.stringify(asked)
    const before = this.#acts.get(name)
    if (before) return before.asked === request ? json(JSON.parse(before.answer)) : refuse('key-reused')
    const done = act()
    if (done instanceof Response) return done
    this.#acts.set(name, { asked: request, answer: JSON.stringify(done) })
    return json(done)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
