/** French that is shown with an ordinary space before : ; ! ? or inside « », where a sign could begin a line. */
import { typesetFrench } from './speak.ts'

const notProse = new Set(['CODE', 'PRE', 'SCRIPT', 'STYLE', 'TEXTAREA'])

/** Wide or narrow, a space that does not break does what is asked of it here. */
const alike = (text: string) => text.replaceAll('\u202f', '\u00a0')

export const isLoose = (text: string) => alike(typesetFrench(text)) !== alike(text)

/** The texts at fault below a node: in shadow trees and frames too, in whatever language the page is. */
export function looseTexts(node: Node, language = ''): string[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const { data } = node as Text
    return language === 'fr' && isLoose(data) ? [data.trim()] : []
  }
  if (notProse.has(node.nodeName)) return []
  const { lang = '', shadowRoot, contentDocument } = node as Partial<HTMLIFrameElement>
  const inside = [...node.childNodes, shadowRoot, contentDocument?.documentElement]
  return inside.flatMap((each) => (each ? looseTexts(each, lang || language) : []))
}

/** Opens what is folded, so that what it holds is there to be read. Returns what folds it again. */
async function unfold(page: ParentNode) {
  const folded = [...page.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
  const opened = folded.map((each) => {
    each.open = true
    return new Promise((happen) => each.addEventListener('toggle', happen, { once: true }))
  })
  await Promise.all(opened)
  await new Promise((resolve) => setTimeout(resolve))
  return () => folded.forEach((each) => (each.open = false))
}

/** Fails where a sign of French punctuation could begin a line of this page. */
export async function expectFrenchSpaces(page: HTMLElement): Promise<void> {
  const fold = await unfold(page)
  const loose = looseTexts(page, page.lang)
  fold()
  if (loose.length > 0) throw new Error(`ordinary spaces in French:\n${loose.join('\n')}`)
}
