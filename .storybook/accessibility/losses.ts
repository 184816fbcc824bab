/** What is lost of a tag, each loss named by its place. */

const nodesIn = ({ shadowRoot }: HTMLElement) => [...shadowRoot!.querySelectorAll<HTMLElement>('.card, .card *')]

const place = ({ localName, className, part }: HTMLElement) =>
  [localName, typeof className === 'string' && className && `.${className}`, part?.value && `::part(${part.value})`]
    .filter(Boolean)
    .join('')

/** A pixel may be lost to rounding. */
const slack = 1

/** What is wider than the place it is given, and so would have to be scrolled to. */
export const wider = (tag: HTMLElement) =>
  tag.scrollWidth > tag.clientWidth + slack ? [`${tag.scrollWidth} pixels wide in ${tag.clientWidth}`] : []

const hasWords = ({ childNodes }: HTMLElement) =>
  [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim())

/** For screen readers alone: cut on purpose. */
const isUnseen = (style: CSSStyleDeclaration) => style.clipPath !== 'none' || style.position === 'fixed'

/** Words that are cut: they stand in something that hides what does not fit. */
export const clipped = (tag: HTMLElement) =>
  nodesIn(tag)
    .filter((node) => {
      if (!hasWords(node) || !node.checkVisibility()) return false
      const style = getComputedStyle(node)
      const hides = /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) && !isUnseen(style)
      return hides && (node.scrollWidth > node.clientWidth + slack || node.scrollHeight > node.clientHeight + slack)
    })
    .map((node) => `“${node.textContent!.trim().slice(0, 40)}” is cut in ${place(node)}`)

const focusable = 'button, a[href], input, select, textarea, summary, [tabindex]'

/** What takes the focus without showing it: no outline of its own, of its label, or of what it stands in. */
export const unmarkedFocus = (tag: HTMLElement) =>
  [...tag.shadowRoot!.querySelectorAll<HTMLElement>(focusable)]
    .filter((node) => node.checkVisibility())
    .filter((node) => {
      node.focus()
      const bearers = [node, node.closest('label')].filter((each) => each !== null)
      const isMarked = bearers.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each)
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      })
      return tag.shadowRoot!.activeElement === node && !isMarked
    })
    .map((node) => `no mark of focus on ${place(node)}`)

const aboutPeople = /^(name|firstName|lastName|email|author|organisation)$/

export const unnamedFields = (tag: HTMLElement) =>
  [...tag.shadowRoot!.querySelectorAll<HTMLInputElement>('input, select, textarea')]
    .filter((node) => node.checkVisibility() && node.type !== 'hidden')
    .flatMap((node) => [
      ...(node.labels?.length || node.getAttribute('aria-labelledby') ? [] : [`no label on ${place(node)}`]),
      ...(aboutPeople.test(node.name) && !/^[a-z]+/.test(node.autocomplete) ? [`no autocomplete on ${node.name}`] : []),
    ])
