import type { Principle } from '@ess-widgets/contract'
import { html, nothing } from 'lit'
import type { LocaleController } from '../shared/locale-controller.ts'

/** A heading at the level the page asked for; it takes the focus when the view changes under the visitor. */
export function title(text: string, level: number) {
  const known = [2, 3, 4, 5, 6].includes(level) ? level : 3
  return html`<div class="statement" part="statement" id="statement" role="heading" aria-level=${known} tabindex="-1">${text}</div>`
}

/** Where the statement comes from, after its place in the set if it has one; the statement; what explains it. */
export function voteHeading(
  { statement, explanation, origin }: Principle,
  progress: string,
  level: number,
  { text }: LocaleController,
) {
  const label = text(origin.label)
  return html`<div class="heading">
    <p class="small" part="origin">
      ${progress && `${progress} · `}${/^https?:/.test(origin.url ?? '') ? html`<a href=${origin.url!}>${label}</a>` : label}
    </p>
    ${title(text(statement), level)} ${explanation ? html`<p part="explanation">${text(explanation)}</p>` : nothing}
  </div>`
}
