import { families } from '@ess-widgets/contract/vocabulary.js'
import { html, type Markup, type Value } from './html.ts'
import type { Guest } from './view.ts'
import { familyWords } from './words.ts'

interface Field {
  name: string
  /** What it is called on the page, where the same field stands several times. */
  id?: string
  label: string
  hint?: string
  /** What it holds when nothing was sent. */
  value?: string | undefined
  isFocused?: boolean | undefined
  isNeeded?: boolean | undefined
}

/** What was typed, else what a field begins with. */
const valueOf = ({ form, request }: Guest, { name, value }: Field) => (request.method === 'POST' ? form[name] : value)

/** The attributes that every control has, and that tie it to its hint and its fault. */
function ties({ faults }: Guest, { name, id = name, hint, isFocused, isNeeded }: Field): Markup {
  const isWrong = faults.has(name)
  const first = [...faults.keys()][0]
  const described = [hint && `${id}-hint`, isWrong && `${id}-fault`].filter(Boolean).join(' ')
  return html`id="${id}" name="${name}" ${described && html`aria-describedby="${described}"`} ${
    isWrong && html`aria-invalid="true"`
  } ${isNeeded && html`required`} ${(faults.size > 0 ? first === name : isFocused) && html`autofocus`}`
}

const around = (
  { faults }: Guest,
  { name, id = name, label, hint }: Field,
  control: Markup,
): Markup => html`<div class="field">
  <label for="${id}">${label}</label>
  ${hint && html`<p class="small" id="${id}-hint">${hint}</p>`}
  ${control}
  ${faults.has(name) && html`<p class="fault" id="${id}-fault">${faults.get(name)}</p>`}
</div>`

export const input = (visit: Guest, field: Field, attributes: Value = html`type="text" maxlength="200"`): Markup =>
  around(visit, field, html`<input ${ties(visit, field)} ${attributes} value="${valueOf(visit, field)}" />`)

export const textarea = (visit: Guest, field: Field, rows: number): Markup =>
  around(
    visit,
    field,
    html`<textarea ${ties(visit, field)} rows="${rows}" dir="auto">
${valueOf(visit, field)}</textarea
    >`,
  )

export interface Choice {
  value: string
  label: string
}

/** A list to choose from; options under a heading when they have one. */
export function select(visit: Guest, field: Field, groups: { label?: string; choices: Choice[] }[]): Markup {
  const chosen = valueOf(visit, field)
  const option = ({ value, label }: Choice) =>
    html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`
  return around(
    visit,
    field,
    html`<select ${ties(visit, field)}>
    ${groups.map(({ label, choices }) =>
      label === undefined ? choices.map(option) : html`<optgroup label="${label}">${choices.map(option)}</optgroup>`,
    )}
  </select>`,
  )
}

/** The choice of nothing. */
export const none: Choice = { value: '', label: '–' }

export function familyField(visit: Guest, value?: string): Markup {
  const { say, read } = visit.view
  const choices = families.map((family) => ({ value: family, label: read(familyWords[family]) }))
  return select(visit, { name: 'family', label: say('Famille (facultatif)', 'Family (optional)'), value }, [
    { choices: [none, ...choices] },
  ])
}

/** A few choices that are all seen: Tab comes to them once, arrows choose. The last one stands for no answer. */
export function radios(visit: Guest, field: Field, choices: Choice[]): Markup {
  const chosen = valueOf(visit, field) ?? choices.at(-1)!.value
  return html`<fieldset class="radios">
    <legend>${field.label}</legend>
    <div class="row">${choices.map(
      ({ value, label }) => html`<label class="choice">
      <input type="radio" name="${field.name}" value="${value}" ${value === chosen && html`checked ${field.isFocused && html`autofocus aria-describedby="${field.name}-fault"`}`} />
      ${label}</label>`,
    )}</div>
  </fieldset>`
}

/** A box to tick, whose value is `yes`. */
export const checkbox = (visit: Guest, { name, label, value = '' }: Field): Markup =>
  html`<label class="choice"><input type="checkbox" name="${name}" value="yes" ${
    valueOf(visit, { name, label, value }) === 'yes' && html`checked`
  } /> ${label}</label>`
