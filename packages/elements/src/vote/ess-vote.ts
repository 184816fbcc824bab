import { define } from '../shared/define.ts'
import { EssVote } from './vote.ts'

export * from './vote-events.ts'
export * from './vote.ts'

define('ess-vote', EssVote)

declare global {
  interface HTMLElementTagNameMap {
    'ess-vote': EssVote
  }
}
