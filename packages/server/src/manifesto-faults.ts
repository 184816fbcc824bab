import type { ConsultationFile } from '@ess-widgets/contract'
import { MarkdownError, readMarkdown } from '@ess-widgets/contract/manifesto-reader.js'
import { repeated, type MeaningFault } from './meaning.ts'

/** What is wrong in a text to sign that has the right form: articles of one name, and Markdown that would be lost. */
export function manifestoFaults({ manifesto }: ConsultationFile): MeaningFault[] {
  return (manifesto?.versions ?? []).flatMap(({ preamble, articles }, index) => {
    const version = `/manifesto/versions/${index}`
    return [
      ...(preamble ? textFaults(`${version}/preamble`, preamble) : []),
      ...articles.flatMap(({ text }, article) => textFaults(`${version}/articles/${article}/text`, text)),
      ...repeated(articles.map(({ id }) => id)).map((article) => ({
        pointer: `${version}/articles/${article}/id`,
        detail: {
          fr: 'Chaque article d’une version a son propre identifiant.',
          en: 'Each article of a version has an id of its own.',
        },
      })),
    ]
  })
}

const textFaults = (pointer: string, text: { fr: string; en: string }): MeaningFault[] =>
  (['fr', 'en'] as const).flatMap((language) => {
    try {
      readMarkdown(text[language])
      return []
    } catch (error) {
      if (!(error instanceof MarkdownError)) throw error
      const { fr, en } = error.detail
      const { line } = error
      return [
        {
          pointer: `${pointer}/${language}`,
          detail: { fr: `${fr} (Ligne ${line} de ce texte.)`, en: `${en} (Line ${line} of this text.)` },
        },
      ]
    }
  })
