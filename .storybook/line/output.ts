/** The lines, in the way of the partner's site. */
import { typeset } from '@ess-widgets/contract/typography.js'
import { html } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { CopiedText } from '../house/copied-text.ts'
import type { Language } from '../house/speak.ts'
import type { Choice } from './choice.ts'
import { choiceField } from './fields.ts'
import {
  builtPageLines,
  frameLines,
  hasFrame,
  htmlLines,
  isFrameTooPlain,
  npmLines,
  shortcode,
  styleRule,
} from './lines.ts'
import { words } from './line-words.ts'

export const ways = ['html', 'npm', 'frame', 'wordpress'] as const
export type Way = (typeof ways)[number]

export interface Output {
  readonly choice: Choice
  readonly way: Way
  readonly language: Language
  /** Whether what was typed may be copied; it says where it may not. */
  readonly allows: () => boolean
  /** What it is of, where others stand beside it. */
  readonly of?: string
}

export const wayWords = {
  html: words.wayHtml,
  npm: words.wayNpm,
  frame: words.wayFrame,
  wordpress: words.wayWordPress,
}

export const output = (made: Output) =>
  html`${choiceField(
    'way',
    words.way[made.language],
    made.way,
    ways.map((way) => [way, wayWords[way][made.language]]),
  )}
  ${linesOf(made)}`

export const linesOf = (made: Output) => lines[made.way](made)

const block = ({ allows, language, of }: Output, text: string, label = words.line[language]) =>
  html`<house-copied-text
    .text=${text}
    .label=${of ? `${label}, ${of}` : label}
    .language=${language}
    ${ref((element) => {
      if (element instanceof CopiedText) element.allows = allows
    })}
  ></house-copied-text>`

const titled = (made: Output, title: string, text: string) => html`<h3>${title}</h3>
  ${block(made, text, title)}`

/** What scripts/snippet.js says before its lines, and the lines. */
export function readPasted(language: Language): { said: string; code: string } {
  const [, said, code] = /^([^]+?)\n\n```html\n([^]+)\n```$/.exec(__PASTED__[language]) ?? []
  if (!said || !code) throw new Error('the lines to paste are not written as they were')
  const plain = said.replaceAll('\n', ' ').replaceAll('`', '')
  return { said: typeset({ fr: plain, en: plain })[language], code }
}

const lines: Readonly<Record<Way, (made: Output) => unknown>> = {
  html(made) {
    const { choice, language } = made
    const { said, code } = readPasted(language)
    return html`<p>${said}</p>
      ${block(made, htmlLines(choice, code, language))}
      <p class="small">${words.htmlHelp[language]}</p>`
  },
  npm(made) {
    const { choice, language } = made
    return html`${titled(made, words.npmInstall[language], 'npm install @ess-widgets/elements')}
    ${titled(made, words.npmImport[language], npmLines(choice))}
    ${titled(made, words.npmPage[language], builtPageLines(choice, language))}`
  },
  frame(made) {
    const { choice, language } = made
    if (!hasFrame(choice)) return html`<p>${words.frameNone[language]}</p>`
    return html`<p>${words.frameHelp[language]}</p>
      ${block(made, frameLines(choice, language))}
      ${isFrameTooPlain(choice) ? html`<p class="fault">${words.framePlain[language]}</p>` : ''}`
  },
  wordpress(made) {
    const { choice, language } = made
    const rule = styleRule(choice)
    return html`<p>${words.wordPressHelp[language]}</p>
      ${block(made, shortcode(choice))} ${rule ? titled(made, words.wordPressStyle[language], rule) : ''}`
  },
}
