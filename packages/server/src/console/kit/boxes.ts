import { families } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup } from '../../pages/html.ts'
import type { View } from '../../pages/view.ts'
import { familyWords } from '../../pages/words.ts'

/** A box to tick with a pen. */
export const box = html`<span class="box"></span>`

export const boxes = (labels: string[]): Markup =>
  html`<ul class="boxes plain">${labels.map((label) => html`<li>${box} ${label}</li>`)}</ul>`

export const familyBoxes = ({ say, read }: View): Markup => html`<div class="family">
  <p class="label">${say('Votre famille, si vous voulez la dire', 'Your family, if you want to say it')}</p>
  ${boxes(families.map((family) => read(familyWords[family])))}
</div>`
