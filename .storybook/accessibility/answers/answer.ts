/** What a tag does about a criterion, and the test that would fail if it did not. */
import { typeset } from '@ess-widgets/contract/typography.js'
import type { CriterionNumber } from '../criteria.ts'

/** File from the root of the repository, and title; of a file of stories, the name of one. */
export type Proof = readonly [file: string, title: string]

export interface Answer {
  readonly criterion: CriterionNumber
  readonly does: { readonly fr: string; readonly en: string }
  readonly tests: readonly Proof[]
}

export const answer = (criterion: CriterionNumber, fr: string, en: string, ...tests: Proof[]): Answer => ({
  criterion,
  does: typeset({ text: { fr, en } }).text,
  tests,
})

export const inTrials = (story: string): Proof => ['.storybook/accessibility/accessibility.stories.ts', story]

/** A test of the elements, by its file among them. */
export const inElements =
  (file: string) =>
  (title: string): Proof => [`packages/elements/src/${file}`, title]

export const everyStory = inElements('shared/testing/stories.ts')(
  'has no accessibility fault in light, dark and forced colours, nor with large text on a phone: …',
)

export const levelAsAsked = (test: Proof) =>
  answer(
    '9.1',
    'Le titre est au niveau que vous dites, par heading-level ; ce qui vient dessous suit.',
    'The heading is at the level that you say, by heading-level; what comes under it follows.',
    test,
  )

export const labelled = answer(
  '11.1',
  'Chaque champ a son étiquette, visible.',
  'Each field has its label, in sight.',
  inTrials('Fields'),
)
