import type { Choice, Status } from '@ess-widgets/contract/vocabulary.js'

export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

/** Every sentence the widgets say. A sentence is whole: nothing is assembled from pieces. */
export interface Messages extends Record<Choice | Exclude<Status, 'open'>, string> {
  language: 'fr' | 'en'

  loading: string
  unavailable: string
  retry: string

  opinion: string
  progress: (position: number, total: number) => string
  previous: string
  next: string
  summary: string

  sending: string
  recorded: string
  removed: string
  change: string
  changing: string
  withdraw: string
  superseded: string
  unsent: string
  refused: string
  yours: (choice: string) => string
  votes: PluralForms
}

/** How each language counts. Made once a language: making it takes longer than a card. */
const made: Record<string, { rules: Intl.PluralRules; whole: Intl.NumberFormat; percent: Intl.NumberFormat }> = {}

export const numbersIn = (language: string) =>
  (made[language] ??= {
    rules: new Intl.PluralRules(language),
    whole: new Intl.NumberFormat(language),
    percent: new Intl.NumberFormat(language, { style: 'percent' }),
  })

/** The form of that number, with the number in place of `#`. */
export function plural(number: number, forms: PluralForms, language: string) {
  const { rules, whole } = numbersIn(language)
  return (forms[rules.select(number)] ?? forms.other).replace('#', whole.format(number))
}
