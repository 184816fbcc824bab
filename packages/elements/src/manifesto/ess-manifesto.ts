import { define } from '../shared/define.ts'
import { EssManifesto } from './manifesto.ts'

// Their classes come with the form: here they would be more for everyone to download.
export type * from './manifesto-events.ts'
export * from './manifesto.ts'

define('ess-manifesto', EssManifesto)

declare global {
  interface HTMLElementTagNameMap {
    'ess-manifesto': EssManifesto
  }
}
