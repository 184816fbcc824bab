import { define } from '../shared/define.ts'
import { EssWall } from './wall.ts'

export * from './wall.ts'

define('ess-wall', EssWall)

declare global {
  interface HTMLElementTagNameMap {
    'ess-wall': EssWall
  }
}
