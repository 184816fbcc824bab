import { define } from '../shared/define.ts'
import { EssSignatures } from './signatures.ts'

export * from './signatures.ts'

define('ess-signatures', EssSignatures)

declare global {
  interface HTMLElementTagNameMap {
    'ess-signatures': EssSignatures
  }
}
