import type { LocalizedText } from '@ess-widgets/contract'

/** What a part of an address may say. */
export interface Parameter {
  accepts(value: string): boolean
  /** What would be right, in words. */
  right: LocalizedText
  /** Of the answer to what is not. */
  status: 400 | 404
}

const mostNamed = 30

/** One of these; what is not there leads nowhere, where `status` says so. */
export function oneOf(values: readonly string[], status: Parameter['status'] = 400): Parameter {
  const named = values.slice(0, mostNamed).join(', ') + (values.length > mostNamed ? '…' : '')
  return { accepts: (value) => values.includes(value), right: { fr: named, en: named }, status }
}

/** There or not. */
export const flag: Parameter = {
  accepts: (value) => value === '' || value === 'true',
  right: { fr: '« true », ou rien', en: '“true”, or nothing' },
  status: 400,
}

export const colour: Parameter = {
  accepts: (value) => /^([0-9a-f]{3}|[0-9a-f]{6})$/i.test(value),
  right: {
    fr: 'trois ou six chiffres hexadécimaux sans dièse, comme 0a5c4a',
    en: 'three or six hexadecimal digits without a hash, such as 0a5c4a',
  },
  status: 400,
}

export const text = (limit: number): Parameter => ({
  accepts: (value) => value.length <= limit && /^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(value),
  right: { fr: `un texte de ${limit} caractères au plus`, en: `a text of at most ${limit} characters` },
  status: 400,
})
