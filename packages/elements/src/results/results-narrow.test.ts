import { expect, html } from '@open-wc/testing'
import { show } from '../shared/testing/stories.ts'
import { opinions, results } from './results.samples.ts'
import { fileOf, reach } from './results.stories.ts'

/** The tag as wide as a phone, everything in it opened. */
async function open(width: number, language: string, size: string, family = 'inherit') {
  const file = fileOf({ ...results(), opinions })
  const element = await show(
    'ess-results',
    html`<div lang=${language} style="inline-size: ${width}px; --ess-font-size: ${size}; --ess-font-family: ${family}">
      <ess-results src=${file}></ess-results>
    </div>`,
  )
  await reach(element, 'closed')
  for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true
  return element
}

/** What is wider than the box it stands in, and by how much. */
const overflowing = (root: ShadowRoot) =>
  [...root.querySelectorAll<HTMLElement>('.card, .card *')]
    .filter((box) => box.checkVisibility() && box.clientWidth && box.scrollWidth > box.clientWidth)
    .map(
      ({ localName, innerText, scrollWidth, clientWidth }) =>
        `${localName} ${innerText.slice(0, 60)} ${scrollWidth - clientWidth}`,
    )

/** The height of the first of these, in the size of the text. That of a mark is without its edge, which Firefox guesses. */
const heightOf = (root: ShadowRoot, selector: string) => {
  const drawn = root.querySelector(selector)!
  const height =
    drawn instanceof SVGPathElement
      ? drawn.getBBox().height * drawn.getScreenCTM()!.d
      : drawn.getBoundingClientRect().height
  return height / parseFloat(getComputedStyle(root.querySelector('.card')!).fontSize)
}

describe('<ess-results> on a phone', () => {
  for (const language of ['fr', 'en'])
    for (const size of ['100%', '200%'])
      it(`has nothing wider than it is: ${language}, text at ${size}`, async () => {
        for (const width of [320, 360]) {
          const element = await open(width, language, size)
          expect(overflowing(element.shadowRoot!), `${width}px`).to.deep.equal([])
          element.reading = ['cooperative', 'commercial']
          await element.updateComplete
          expect(overflowing(element.shadowRoot!), `${width}px, two families`).to.deep.equal([])
        }
      })

  it('breaks no word at the head of the table of groups of opinion', async () => {
    for (const [language, ...words] of [
      ['fr', 'Pour', 'Contre'],
      ['en', 'For', 'Against'],
    ] as const)
      for (const family of ['inherit', 'Georgia, serif']) {
        const { shadowRoot } = await open(320, language, '100%', family)
        const heads = [...shadowRoot!.querySelectorAll('[part=opinions] thead th')].slice(1)
        const lines = heads.map((head) => {
          const range = document.createRange()
          range.selectNodeContents(head)
          return [head.textContent, range.getClientRects().length]
        })
        expect(lines, family).to.deep.equal(words.map((word) => [word, 1]))
      }
  })

  it('draws marks and lanes as large as its text', async () => {
    const [plain, large] = [await open(640, 'fr', '100%'), await open(640, 'fr', '200%')]
    for (const drawn of ['.plot', '.plot .mark', '.bars', '.legend .mark']) {
      const height = heightOf(plain.shadowRoot!, drawn)
      expect(height, drawn).to.be.greaterThan(0.5)
      expect(heightOf(large.shadowRoot!, drawn), drawn).to.be.closeTo(height, 0.01)
    }
  })

  it('has each mark in its lane, and each figure of the axis over its line', async () => {
    const { shadowRoot } = await open(360, 'fr', '100%')
    const plot = shadowRoot!.querySelector('.plot')!
    const middleOf = (node: Element) => {
      const { x, y, width, height } = node.getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    }
    const marks = [...plot.querySelectorAll('.shape')].map((mark) => middleOf(mark).y)
    const lines = [...plot.querySelectorAll('.interval')].map((line) => middleOf(line).y)
    expect(marks.length).to.equal(5)
    for (const [index, mark] of marks.entries()) expect(mark).to.be.closeTo(lines[index]!, 0.5)
    const figures = [...shadowRoot!.querySelectorAll('.axis')[0]!.children].map((figure) => middleOf(figure).x)
    const grid = [...plot.querySelectorAll(':scope > .grid, :scope > .half')].map((line) => middleOf(line).x)
    for (const [index, figure] of figures.entries()) expect(figure).to.be.closeTo(grid[2 * index]!, 1)
  })
})
