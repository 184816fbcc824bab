import { define } from '../shared/define.ts'
import { EssManifesto } from './manifesto.ts'

export * from './manifesto.ts'

define('ess-manifesto', EssManifesto)

declare global {
  interface HTMLElementTagNameMap {
    'ess-manifesto': EssManifesto
  }
}
