import type { BlockContent, List, Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block, Run } from '../formatted-text.ts'
import type { LocalizedText } from '../text.ts'

/** Something in a text that is not shown, with the line where it stands, from 1. */
export class MarkdownError extends Error {
  override name = 'MarkdownError'
  readonly line: number
  readonly detail: LocalizedText

  constructor(line: number, detail: LocalizedText) {
    super(detail.en)
    this.line = line
    this.detail = detail
  }
}

/** What Markdown has and a text to sign has no use for, by its name in mdast. */
const unused: Record<string, [fr: string, en: string]> = {
  html: ['du HTML', 'HTML'],
  image: ['une image', 'an image'],
  imageReference: ['une image', 'an image'],
  code: [
    'un bloc de code (des espaces au début d’une ligne en font un)',
    'a block of code (spaces at the start of a line make one)',
  ],
  inlineCode: ['du code', 'code'],
  thematicBreak: ['un filet', 'a rule'],
  definition: ['une référence de lien', 'a reference of a link'],
  linkReference: ['une référence de lien', 'a reference of a link'],
}

/**
 * The blocks of a Markdown text: paragraphs, headings, quotations and lists, with emphasis, strong emphasis and links to
 * web addresses. Throws a `MarkdownError` on anything else: it would be lost.
 */
export function readMarkdown(text: string): Block[] {
  const blocks = fromMarkdown(text).children.flatMap((node) => blocksOf(node as BlockContent))
  if (blocks.length === 0) throw new MarkdownError(1, { fr: 'Il faut ici un texte.', en: 'This must be a text.' })
  return blocks
}

function blocksOf(node: BlockContent): Block[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [{ kind: node.type, runs: runsOf(node.children) }]
    case 'blockquote':
      return node.children.map((inner) => ({
        kind: 'quote',
        runs: runsOf(paragraphIn(inner as BlockContent, 'une citation', 'a quotation')),
      }))
    case 'list':
      return entriesOf(node)
    default:
      throw refusal(node)
  }
}

const entriesOf = ({ ordered, children }: List): Block[] =>
  children.map((item) => {
    const [first, ...others] = item.children
    if (!first || others.length > 0) throw new MarkdownError(lineOf(others[0] ?? item), simpleEntry)
    return { kind: ordered ? 'step' : 'item', runs: runsOf(paragraphIn(first as BlockContent, 'une liste', 'a list')) }
  })

const simpleEntry = {
  fr: 'Chaque entrée d’une liste est un seul paragraphe, sans liste dedans.',
  en: 'Each entry of a list is one paragraph, without a list in it.',
}

function paragraphIn(node: BlockContent, fr: string, en: string): PhrasingContent[] {
  if (node.type === 'paragraph') return node.children
  throw new MarkdownError(lineOf(node), {
    fr: `Dans ${fr}, il n’y a que des paragraphes.`,
    en: `In ${en} there are paragraphs alone.`,
  })
}

type Style = Omit<Run, 'text'>

/** Runs that look alike are one: marks inside a word make no new one. */
function runsOf(nodes: PhrasingContent[]): Run[] {
  const runs: Run[] = []
  for (const run of nodes.flatMap((node) => flatten(node, {}))) {
    const last = runs.at(-1)
    if (last && isAlike(last, run)) last.text += run.text
    else runs.push(run)
  }
  return runs
}

function flatten(node: PhrasingContent, style: Style): Run[] {
  const within = (children: PhrasingContent[], more: Style) =>
    children.flatMap((child) => flatten(child, { ...style, ...more }))
  switch (node.type) {
    case 'text':
      // The end of a line of the file is no end of a line of the text.
      return [{ text: node.value.replace(/\s*\n\s*/g, ' '), ...style }]
    case 'break':
      return [{ text: '\n', ...style }]
    case 'emphasis':
      return within(node.children, { emphasis: true })
    case 'strong':
      return within(node.children, { strong: true })
    case 'link':
      if (!/^https?:\/\/\S+$/.test(node.url))
        throw new MarkdownError(lineOf(node), {
          fr: `Un lien mène à une adresse web complète, comme https://www.example.org, et non à « ${node.url} ».`,
          en: `A link leads to a complete web address, such as https://www.example.org, and not to “${node.url}”.`,
        })
      return within(node.children, { link: node.url })
    default:
      throw refusal(node)
  }
}

const isAlike = (one: Run, other: Run) =>
  one.strong === other.strong && one.emphasis === other.emphasis && one.link === other.link

function refusal(node: Nodes): MarkdownError {
  const [fr, en] = unused[node.type] ?? [`« ${node.type} »`, `“${node.type}”`]
  return new MarkdownError(lineOf(node), {
    fr: `Ce texte contient ${fr}, qui ne se montre pas : paragraphes, titres, listes, citations, liens et insistances suffisent.`,
    en: `This text has ${en}, which is not shown: paragraphs, headings, lists, quotations, links and emphasis are enough.`,
  })
}

const lineOf = ({ position }: Nodes) => position?.start.line ?? 1
