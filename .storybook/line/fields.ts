/** Fields of the page that makes the line: native ones, each with its label, its help and what is wrong with it. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../house/speak.ts'
import { faultWords, words } from './line-words.ts'
import type { Found } from './faults.ts'

export interface Field {
  readonly name: string
  readonly label: string
  readonly help?: string | undefined
  readonly fault?: Found | undefined
  readonly language: Language
  /** Writes what would be right. */
  readonly take: (value: string) => void
}

const idOf = (name: string) => `line-${name}`

const faultOf = ({ name, fault, language, take }: Field) =>
  html`<p class="fault" id="${idOf(name)}-fault">
    ${
      fault &&
      html`<span>${faultWords[fault.fault][language]} ${fault.right ? html`<code>${fault.right}</code>` : ''}</span> ${
        fault.right && !fault.right.includes('example.org')
          ? html`<button class="link" type="button" @click=${() => take(fault.right!)}>${words.take[language]}<span class="unseen"> ${fault.right}</span></button>`
          : ''
      }`
    }
  </p>`

/** What a control says of itself: its help, and its fault once there is one. */
const told = ({ name, help, fault }: Field) =>
  [help && `${idOf(name)}-help`, fault && `${idOf(name)}-fault`].filter(Boolean).join(' ') || nothing

const whole = (field: Field, control: TemplateResult) =>
  html`<div class="field">
    <label for=${idOf(field.name)}>${field.label}</label>
    ${control}
    ${field.help ? html`<p class="small" id="${idOf(field.name)}-help">${field.help}</p>` : ''} ${faultOf(field)}
  </div>`

export const textField = (field: Field, value: string, options: readonly string[] = [], type = 'text') =>
  whole(
    field,
    html`<input
        id=${idOf(field.name)}
        name=${field.name}
        type=${type}
        .value=${value}
        list=${options.length ? `${idOf(field.name)}-list` : nothing}
        aria-describedby=${told(field)}
        aria-invalid=${field.fault ? 'true' : nothing}
        autocomplete="off"
        spellcheck="false"
      />${
        options.length
          ? html`<datalist id="${idOf(field.name)}-list">${options.map((option) => html`<option value=${option}></option>`)}</datalist>`
          : ''
      }`,
  )

export const selectField = (
  field: Field,
  value: string,
  options: readonly (readonly [value: string, words: string])[],
) =>
  whole(
    field,
    html`<select id=${idOf(field.name)} name=${field.name} aria-describedby=${told(field)}>
      ${options.map(([option, said]) => html`<option value=${option} .selected=${option === value}>${said}</option>`)}
    </select>`,
  )

export const flagField = ({ name, label, help }: Field, isOn: boolean) =>
  html`<div class="field">
    <label class="flag">
      <input type="checkbox" name=${name} value="true" .checked=${isOn} aria-describedby="${idOf(name)}-help" />
      <span>${label}</span>
    </label>
    <p class="small" id="${idOf(name)}-help">${help}</p>
  </div>`

/** A colour, typed or picked: the same value twice. */
export const colourField = (field: Field, value: string, picked: string) => {
  const id = idOf(field.name)
  return html`<div class="field">
    <label for=${id}>${field.label}</label>
    <div class="colour">
      <input
        type="color"
        name=${field.name}
        .value=${picked}
        aria-label="${field.label}, ${words.swatch[field.language]}"
      />
      <input
        id=${id}
        name=${field.name}
        .value=${value}
        aria-describedby=${told(field)}
        aria-invalid=${field.fault ? 'true' : nothing}
        autocomplete="off"
        spellcheck="false"
      />
    </div>
    ${faultOf(field)}
  </div>`
}

/** One of a few, all in sight. */
export const choiceField = (
  name: string,
  legend: string,
  value: string,
  options: readonly (readonly [value: string, words: string, more?: string])[],
  kind = '',
) =>
  html`<fieldset class="choice ${kind}">
    <legend>${legend}</legend>
    ${options.map(
      ([option, said, more]) =>
        html`<label>
          <input type="radio" name=${name} value=${option} .checked=${option === value} />
          <span>${said}${more ? html`<small>${more}</small>` : ''}</span>
        </label>`,
    )}
  </fieldset>`
