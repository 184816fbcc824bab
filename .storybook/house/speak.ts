/** The house speaks the language of the toolbar, one at a time. French stands first, its spaces set as the tags set them. */
import { typeset } from '@ess-widgets/contract/typography.js'
import { html, type TemplateResult } from 'lit'

export type Language = 'fr' | 'en'

export const typesetFrench = (text: string) => typeset({ fr: text, en: '' }).fr

const done = new WeakMap<TemplateStringsArray, TemplateStringsArray>()

/** The same strings at each rendering: Lit knows a template by them. */
function typesetStrings(strings: TemplateStringsArray): TemplateStringsArray {
  const found = done.get(strings)
  if (found) return found
  const set = strings.map(typesetFrench)
  const made = Object.assign(set, { raw: set }) as unknown as TemplateStringsArray
  done.set(strings, made)
  return made
}

/** A template in French. */
export const fr: typeof html = (strings, ...values) => html(typesetStrings(strings), ...values)

/** A template in English. */
export const en = html

export type Said = string | TemplateResult

export interface Say {
  (french: string, english: string): string
  (french: Said, english: Said): Said
}

/** Chooses between the two. */
export const speak = (language: Language): Say =>
  ((french: Said, english: Said) =>
    language === 'en' ? english : typeof french === 'string' ? typesetFrench(french) : french) as Say
