import { define } from '../shared/define.ts'
import { EssResults } from './results.ts'

export * from './results.ts'

define('ess-results', EssResults)

declare global {
  interface HTMLElementTagNameMap {
    'ess-results': EssResults
  }
}
