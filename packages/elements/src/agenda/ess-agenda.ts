import { define } from '../shared/define.ts'
import { EssAgenda } from './agenda.ts'

// Their classes come with what opens: here they would be one more file for everyone to download.
export type * from './agenda-events.ts'
export * from './agenda.ts'

define('ess-agenda', EssAgenda)

declare global {
  interface HTMLElementTagNameMap {
    'ess-agenda': EssAgenda
  }
}
