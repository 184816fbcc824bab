import type { Choice, Family, Status } from '@ess-widgets/contract/vocabulary.js'

/** Every sentence the widgets say. A sentence is whole: nothing is assembled from pieces. */
export interface Messages {
  language: 'fr' | 'en'
  /** That of the words, on pages that read the other way too. */
  direction: 'ltr' | 'rtl'
  /** Sets a text an organiser wrote by the rules of the language. */
  typeset: (text: string) => string

  loading: string
  unavailable: string
  retry: string

  opinion: string
  choices: Record<Choice, string>
  progress: (position: number, total: number) => string
  previous: string
  next: string
  summary: string

  sending: string
  recorded: string
  removed: string
  change: string
  changing: string
  remove: string
  superseded: string
  unsent: string
  removalUnsent: string
  refused: string
  foreign: string
  yours: (choice: Choice) => string
  refusals: Record<Exclude<Status, 'open'>, string>

  shares: Record<Choice, (amount: string, people: number) => string>
  votes: (people: number) => string
  noVotes: string
  percent: (share: number) => string

  family: string
  families: Record<Family, string>
  familyReason: (minimum: number) => string
  familyUnstated: string
  familyStated: (family: Family) => string
  familySave: string
  familySkip: string
  familyRecorded: string

  end: string
  answered: (answers: number, total: number) => string
  unanswered: string
}

/** A chooser of plural forms: `#` in a form becomes the number. Its rules are built when first needed. */
export function plural(language: string) {
  let rules: Intl.PluralRules
  return (people: number, forms: { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>) =>
    (forms[(rules ??= new Intl.PluralRules(language)).select(people)] ?? forms.other).replace(
      '#',
      people.toLocaleString(language),
    )
}
