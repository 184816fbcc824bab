/** What a partner is asked, from the tag to its colours. */
import { typeset } from '@ess-widgets/contract/typography.js'
import { html } from 'lit'
import { consultation } from '../house/sample.ts'
import type { Language } from '../house/speak.ts'
import { tags, type Attribute } from '../house/manifest.ts'
import { colourNames, type ColourName } from '../house/tokens.ts'
import { attributesOf, coloursOf, kindOf, needsAddress, schemesOf, type Choice } from './choice.ts'
import { colourField as nameOfColour, type Faults } from './faults.ts'
import { choiceField, colourField, flagField, selectField, textField, type Field } from './fields.ts'
import { colourWords, words } from './line-words.ts'
import { attributeWords, tagNames } from './tag-words.ts'

export interface Asked {
  readonly choice: Choice
  readonly faults: Faults
  readonly language: Language
  readonly take: (name: string, value: string) => void
  readonly handleReset: () => void
}

type Text = Readonly<Record<Language, string>>

const fieldOf = ({ faults, language, take }: Asked, name: string, label: Text, help?: Text): Field => ({
  name,
  label: label[language],
  help: help?.[language],
  fault: faults[name],
  language,
  take: (value) => take(name, value),
})

export const form = (asked: Asked) =>
  html`<h2>${words.choices[asked.language]}</h2>
    ${tagPart(asked)} ${addressPart(asked)} ${settingsPart(asked)} ${coloursPart(asked)}`

const tagPart = ({ choice, language }: Asked) =>
  choiceField(
    'tag',
    words.tag[language],
    choice.tag,
    tags.map(({ tagName }) => [tagName, tagNames[tagName]![language], `<${tagName}>`]),
    'cards',
  )

function addressPart(asked: Asked) {
  const { choice, language } = asked
  return html`<div class="part">
    <h3>${words.where[language]}</h3>
    ${
      needsAddress(choice)
        ? textField(fieldOf(asked, 'address', words.address, words.addressHelp), choice.address, [], 'url')
        : html`<p class="small">${words.addressUnneeded[language]}</p>`
    }
    ${textField(fieldOf(asked, 'wayOut', words.wayOut, words.wayOutHelp), choice.wayOut, [], 'url')}
  </div>`
}

/** What the demo consultation has, to try: a partner’s own may have others. */
const ids: Readonly<Record<string, readonly string[]>> = {
  principle: consultation.principles.map(({ id }) => id),
  workshop: (consultation.workshops ?? []).map(({ id }) => id),
}

function settingsPart(asked: Asked) {
  const { choice, language } = asked
  const languages = [
    ['', words.langPage[language]],
    ['fr', 'Français'],
    ['en', 'English'],
  ] as const
  return html`<div class="part">
    <h3>${words.settings[language]}</h3>
    ${attributesOf(choice.tag).map((attribute) => attributeField(asked, attribute))}
    ${selectField(fieldOf(asked, 'lang', words.lang, words.langHelp), choice.lang, languages)}
  </div>`
}

function attributeField(asked: Asked, attribute: Attribute) {
  const { choice, language } = asked
  const { name, description, default: own } = attribute
  const { label, fr } = attributeWords[name]!
  const field = fieldOf(asked, name, label, typeset({ fr, en: description.replaceAll('`', '') }))
  const value = choice.attributes[name] ?? ''
  const kind = kindOf(attribute)
  if (kind === 'flag') return flagField(field, value !== '')
  if (kind === 'text') return textField(field, value, ids[name])
  const unset = own ? [] : [['', words.unset[language]] as const]
  return selectField(field, value || (own ?? ''), [...unset, ...kind.options.map((each) => [each, each] as const)])
}

function coloursPart(asked: Asked) {
  const { choice, language, handleReset } = asked
  const worn = coloursOf(choice)
  const colour = (name: ColourName) =>
    schemesOf(choice).map((scheme) => {
      const label = {
        fr: `${colourWords[name].fr}, ${words[scheme].fr}`,
        en: `${colourWords[name].en}, ${words[scheme].en}`,
      }
      const value = choice.colours[name][scheme]
      return colourField(fieldOf(asked, nameOfColour(name, scheme), label), value, worn[name][scheme])
    })
  const [accent, onAccent, ...others] = colourNames
  return html`<div class="part">
    <h3>${words.looks[language]}</h3>
    ${choiceField('scheme', words.scheme[language], choice.scheme, [
      ['both', words.schemeBoth[language]],
      ['light', words.schemeLight[language]],
      ['dark', words.schemeDark[language]],
    ])}
    <p class="small">${words.schemeHelp[language]}</p>
    <div class="colours">${[accent, onAccent].map(colour)}</div>
    <details>
      <summary>${words.otherColours[language]}</summary>
      <div class="colours">${others.map(colour)}</div>
    </details>
    <p><button class="button" type="button" @click=${handleReset}>${words.reset[language]}</button></p>
  </div>`
}
