// The French of the plugin, as PHP and the editor read it, from the one file that translators write.
import { mo, po } from 'gettext-parser'

/** WordPress has a French for each country and falls back to none of them. */
const locales = ['fr_FR', 'fr_BE', 'fr_CA']

/** The handle of the one script that has words. */
const script = ['blocks/words.js', 'ess-widgets-editor-words']

/** Files of `languages/`, by name; `sources` are what is translated, as `[file, text]`. Refuses a text without its French. */
export function translate(catalogue, sources) {
  const { translations, headers } = po.parse(catalogue)
  const asked = sources.flatMap(([file, text]) => stringsIn(file, text))
  const lacking = asked.filter(({ context, text }) => !translations[context]?.[text]?.msgstr[0])
  const known = Object.entries(translations).flatMap(([context, entries]) =>
    Object.keys(entries).map((text) => ({ context, text })),
  )
  const isAsked = ({ context, text }) => asked.some((one) => one.context === context && one.text === text)
  const useless = known.filter((one) => one.text !== '' && !isAsked(one))
  const told = [
    ...lacking.map(({ text }) => `no French for “${text}”`),
    ...useless.map(({ text }) => `nobody says “${text}”`),
  ]
  if (told.length > 0) throw new Error(`languages/ess-widgets-fr_FR.po: ${told.join('; ')}`)

  const compiled = mo.compile({ charset: 'utf-8', headers, translations })
  const inScript = asked.filter(({ file }) => file === script[0])
  return locales.flatMap((locale) => [
    [`ess-widgets-${locale}.mo`, compiled],
    [`ess-widgets-${locale}-${script[1]}.json`, editorWords(locale, inScript, translations)],
  ])
}

/** As `wp.i18n` takes it. */
function editorWords(locale, strings, translations) {
  const messages = Object.fromEntries(strings.map(({ text }) => [text, translations[''][text].msgstr]))
  const head = { domain: 'messages', lang: locale, 'plural-forms': 'nplurals=2; plural=(n > 1);' }
  return `${JSON.stringify({ domain: 'messages', locale_data: { messages: { '': head, ...messages } } })}\n`
}

const call = /\b(?:__|esc_html__|esc_attr__|esc_html_e|esc_attr_e)\(\s*'((?:[^'\\]|\\.)*)',\s*'ess-widgets',?\s*\)/g

function stringsIn(file, text) {
  if (file.endsWith('block.json')) return blockStrings(file, JSON.parse(text))
  if (file.endsWith('.json')) return []
  const called = [...text.matchAll(call)].map(([, string]) => ({
    file,
    context: '',
    text: string.replace(/\\(.)/g, '$1'),
  }))
  return file === 'ess-widgets.php' ? [...called, ...headerStrings(file, text)] : called
}

/** The contexts under which WordPress looks up what a block says of itself. */
function blockStrings(file, { title, description, keywords }) {
  const said = [
    ['block title', title],
    ['block description', description],
    ...keywords.map((keyword) => ['block keyword', keyword]),
  ]
  return said.map(([context, text]) => ({ file, context, text }))
}

/** What the list of plugins shows. */
function headerStrings(file, text) {
  const description = /^ \* Description:\s+(.*)$/m.exec(text)[1]
  return [{ file, context: '', text: description }]
}
