/** By tag, what it answers to each criterion. */
import { agenda } from './agenda.ts'
import { contribution } from './contribution.ts'
import { figures } from './figures.ts'
import { manifesto } from './manifesto.ts'
import { results } from './results.ts'
import { signatures } from './signatures.ts'
import { vote } from './vote.ts'
import { wall } from './wall.ts'
import type { Answer } from './answer.ts'
import { ofEveryTag } from './every-tag.ts'

/** What each does besides what all do. */
export const ofTag: Readonly<Record<string, readonly Answer[]>> = {
  'ess-agenda': agenda,
  'ess-contribution': contribution,
  'ess-figures': figures,
  'ess-manifesto': manifesto,
  'ess-results': results,
  'ess-signatures': signatures,
  'ess-vote': vote,
  'ess-wall': wall,
}

const order = ({ criterion }: Answer) => criterion.split('.').reduce((sum, part) => sum * 100 + Number(part), 0)

/** All that a tag answers, in the order of the criteria; what it does itself before what all do. */
export const answersOf = (tag: string): Answer[] =>
  [...ofTag[tag]!, ...ofEveryTag].sort((one, other) => order(one) - order(other))
