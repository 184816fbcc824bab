import type { ConsultationFile } from '../consultation.ts'
import type { FormattedText } from '../formatted-text.ts'
import { usualRetention, type Manifesto, type ManifestoEntry, type ManifestoVersion } from '../manifesto.ts'
import { readMarkdown } from './markdown.ts'

type Source = Record<keyof FormattedText, string>

const formatted = ({ fr, en }: Source): FormattedText => ({ fr: readMarkdown(fr), en: readMarkdown(en) })

/** A version of a text, from 1, ready to be shown. Throws a `MarkdownError` where its Markdown cannot be. */
export function versionOf({ versions }: ManifestoEntry, version: number): ManifestoVersion | undefined {
  const entry = versions[version - 1]
  if (!entry) return undefined
  const { published, title, preamble, articles } = entry
  return {
    version,
    published,
    title,
    ...(preamble && { preamble: formatted(preamble) }),
    articles: articles.map(({ id, title, text }) => ({ id, title, text: formatted(text) })),
  }
}

/** The text that is signed now, as its address gives it, to which its links are relative. `id` is the consultation’s. */
export function manifestoOf({
  id,
  manifesto,
  partners,
}: Pick<ConsultationFile, 'id' | 'manifesto' | 'partners'>): Manifesto | undefined {
  if (!manifesto) return undefined
  const { versions, controller, goal, minimum, retention = usualRetention } = manifesto
  return {
    ...versionOf(manifesto, versions.length)!,
    versions: versions.map(({ published }, index) => ({
      version: index + 1,
      published,
      link: `manifesto/${index + 1}`,
    })),
    controller,
    partners: partners.map(({ name, origin }) => ({ name, origin })),
    ...(goal !== undefined && { goal }),
    minimum,
    retention,
    links: {
      signatures: 'signatures',
      signature: 'signature',
      page: `../../../signature/${id}`,
      notice: `../../../signature/${id}/donnees`,
    },
  }
}
