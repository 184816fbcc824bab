import { define } from '../shared/define.ts'
import { EssFigures } from './figures.ts'

export * from './figures.ts'

define('ess-figures', EssFigures)

declare global {
  interface HTMLElementTagNameMap {
    'ess-figures': EssFigures
  }
}
