import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../../packages/elements/src/shared/testing/until.ts'
import { page, pageStory, tagsShown } from '../house/page.ts'
import { words } from './line-words.ts'
import { ways } from './output.ts'
import './line-builder.ts'

const meta: Meta = { title: 'Composer la ligne', id: 'line', tags: ['!autodocs'] }
export default meta

const builder = (more: StoryObj = {}) =>
  pageStory(
    (_, language) =>
      page(
        { title: words.title[language], lede: words.lede[language] },
        html`<house-line-builder .language=${language}></house-line-builder>`,
      ),
    more,
  )

/** Changes a field as a person does, and leaves it. */
function write(canvas: HTMLElement, name: string, value: string) {
  const field = canvas.querySelector<HTMLInputElement>(`[name="${name}"]:not([type='color'])`)!
  field.value = value
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
}

const choose = (canvas: HTMLElement, name: string, value: string) =>
  canvas.querySelector<HTMLInputElement>(`[name="${name}"][value="${value}"]`)!.click()

const copyButton = (canvas: HTMLElement) => canvas.querySelector<HTMLElement>('house-copied-text button')!

const failures = (canvas: HTMLElement) => canvas.querySelectorAll('.failed > li').length

/** Runs with a clipboard that keeps the text here, or refuses it. */
async function withClipboard(writeText: (text: string) => Promise<void>, act: () => Promise<void>) {
  const { clipboard } = navigator
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } })
  try {
    await act()
  } finally {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard })
  }
}

const address = 'https://consultations.example.org/v1/consultations/seminaire-2021'

export const Page = { ...builder(), name: 'Composer la ligne' }

/** An accent that white text cannot be read on: which pairs, how far off, and what would pass. Then copied too early. */
export const Faults = {
  ...builder({
    play: async ({ canvasElement }) => {
      await tagsShown(canvasElement)
      write(canvasElement, 'accent-light', '#7fd6bd')
      await until(() => failures(canvasElement) === 3)
      // What is proposed does pass.
      for (let left = 3; left > 0; left = failures(canvasElement)) {
        canvasElement.querySelector<HTMLElement>('.failed li p:last-child button')!.click()
        await until(() => failures(canvasElement) < left)
      }
      write(canvasElement, 'accent-light', '#7fd6bd')
      write(canvasElement, 'principle', 'Gouvernance démocratique')
      write(canvasElement, 'on-accent-dark', 'vert')
      copyButton(canvasElement).click()
      await until(() => document.activeElement?.getAttribute('name') === 'address')
      await until(() => canvasElement.querySelectorAll('[aria-invalid=true]').length === 3)
    },
  }),
  name: 'À revoir',
}

/** Copied, and said so; then not allowed, and the text is selected. */
async function copyBothWays(canvas: HTMLElement) {
  let kept = ''
  const said = () => canvas.querySelector('house-copied-text .small')!.textContent!
  await withClipboard(
    async (text) => void (kept = text),
    async () => {
      copyButton(canvas).click()
      await until(() => kept.includes(`href="${address}"`) && /Copi/.test(said()))
    },
  )
  await withClipboard(
    () => Promise.reject(new Error('not allowed')),
    async () => {
      copyButton(canvas).click()
      await until(() => getSelection()!.toString().includes(address) && said().includes('Ctrl'))
    },
  )
}

/** Every tag, in every way in; then the line is copied. */
export const EveryWay = {
  ...builder({
    play: async ({ canvasElement }) => {
      write(canvasElement, 'address', address)
      for (const { value } of canvasElement.querySelectorAll<HTMLInputElement>('[name=tag]')) {
        choose(canvasElement, 'tag', value)
        await tagsShown(canvasElement)
        for (const way of ways) {
          choose(canvasElement, 'way', way)
          await until(() => canvasElement.querySelector('.made')!.textContent!.length > 100)
        }
      }
      choose(canvasElement, 'tag', 'ess-vote')
      choose(canvasElement, 'way', 'html')
      await tagsShown(canvasElement)
      await until(() => canvasElement.querySelector('.made')!.textContent!.includes(address))
      await copyBothWays(canvasElement)
    },
  }),
  name: 'Chaque balise, chaque façon',
}
