export type PluralForms = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>

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
