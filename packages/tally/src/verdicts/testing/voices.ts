import { families } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import type { Voice } from '../judge.ts'

/** The families that decide. */
export const lawful = families.filter((family) => family !== 'none')

const anyAnswers = fc
  .integer({ min: 5, max: 60 })
  .chain((size) =>
    fc
      .nat(size)
      .chain((agree) =>
        fc.record({ agree: fc.constant(agree), disagree: fc.nat(size - agree), size: fc.constant(size) }),
      ),
  )

/** The voices on one principle, of no family up to five. */
export const anyVoices: fc.Arbitrary<Voice[]> = fc
  .array(anyAnswers, { maxLength: lawful.length })
  .map((all) => all.map((each, index) => ({ ...each, family: lawful[index]! })))
