import type { FastifyReply, FastifyRequest } from 'fastify'
import { defaultTimeZone, typeset, type LocalizedText } from '@ess-widgets/contract'
import type { Edition } from '../http/edition.ts'
import type { Member } from '../store/member-store.ts'
import type { Markup } from './html.ts'

export type Language = 'fr' | 'en'

export type Say = (fr: string, en: string) => string

/** Picks a text in a language, typeset. */
export const sayIn =
  (language: Language): Say =>
  (fr, en) =>
    typeset({ fr, en })[language]

/** Tells instants as clocks do where the consultation is. */
export const clockOf = ({ language, edition }: View, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...options,
    timeZone: edition?.file.timeZone ?? defaultTimeZone,
  })

/** What a page is drawn for. */
export interface View {
  language: Language
  say: Say
  /** The text in the language of the page. */
  read: (text: LocalizedText) => string
  /** Path of this page, for the form that changes the language. */
  page: string
  edition?: Edition
  member?: Member
}

/** A request that its policy lets through, with what its handler needs. */
export interface Guest {
  view: View
  request: FastifyRequest
  reply: FastifyReply
  /** The fields that were filled in. */
  form: Readonly<Record<string, string>>
  /** By field, what would be right. */
  faults: ReadonlyMap<string, string>
  query: Readonly<Record<string, string>>
  now: number
  /** Sends a page. */
  show(page: Page, status?: number): FastifyReply
  /** Goes on to a page of the consultation, once an act is done. */
  goOn(path: string): FastifyReply
}

/** A guest of a consultation that exists. */
export interface Visitor extends Guest {
  edition: Edition
}

/** Somebody who has a session of this consultation. */
export interface Visit extends Visitor {
  member: Member
}

export interface Page {
  title: string
  body: Markup
  /** Whether it holds sheets of paper, which have a style of their own. */
  hasSheets?: boolean
}

/** Why a page is not shown, as a sentence for who asked. */
export class PageRefusal extends Error {
  override name = 'PageRefusal'
  readonly status: number
  readonly detail: LocalizedText

  constructor(status: number, fr: string, en: string) {
    super(en)
    this.status = status
    this.detail = typeset({ fr, en })
  }
}

/** Lets through who asks a consultation that has a text to sign. */
export function withText<Of extends Pick<Visitor, 'edition'>>(visitor: Of): Of {
  if (visitor.edition.manifesto) return visitor
  throw new PageRefusal(404, 'Cette consultation n’a pas de texte à signer.', 'This consultation has no text to sign.')
}
