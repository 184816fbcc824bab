import { define } from '../shared/define.ts'
import { EssContribution } from './contribution.ts'

export * from './contribution-events.ts'
export * from './contribution.ts'

define('ess-contribution', EssContribution)

declare global {
  interface HTMLElementTagNameMap {
    'ess-contribution': EssContribution
  }
}
