import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../../packages/elements/src/shared/testing/until.ts'
import { tags } from '../house/manifest.ts'
import { page, pageStory, section, tagsShown, unfolded } from '../house/page.ts'
import type { Language } from '../house/speak.ts'
import { firstChoice, type Choice } from './choice.ts'
import { words } from './line-words.ts'
import { linesOf, ways, wayWords } from './output.ts'
import { tagNames } from './tag-words.ts'
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

const copyButton = (canvas: HTMLElement) => canvas.querySelector<HTMLElement>('.made house-copied-text button')!

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

/** Not allowed, and the text is selected; then copied, and said so. */
async function copyBothWays(canvas: HTMLElement) {
  let kept = ''
  const said = () => canvas.querySelector('.made house-copied-text .small')!.textContent!
  await withClipboard(
    () => Promise.reject(new Error('not allowed')),
    async () => {
      copyButton(canvas).click()
      await until(() => getSelection()!.toString().includes(address) && said().includes('Ctrl'))
    },
  )
  getSelection()!.removeAllRanges()
  await withClipboard(
    async (text) => void (kept = text),
    async () => {
      copyButton(canvas).click()
      await until(() => kept.includes(`href="${address}"`) && /Copi/.test(said()))
    },
  )
}

const chosen = (tag: string): Choice => ({
  ...firstChoice,
  tag,
  address,
  attributes: tag === 'ess-figures' ? { src: '/chiffres.json' } : firstChoice.attributes,
})

const everyWay = (language: Language) =>
  tags.map(({ tagName }) =>
    section(
      tagNames[tagName]![language],
      ways.map((way) => {
        const name = wayWords[way][language]
        const made = { choice: chosen(tagName), way, language, allows: () => true, of: `${tagName}, ${name}` }
        return unfolded(html`${name}`, language, () => html`${linesOf(made)}`)
      }),
    ),
  )

/** Every tag, in every way in; then each is chosen in the maker of lines, and the line is copied. */
export const EveryWay = {
  ...pageStory(
    (say, language) =>
      page(
        {
          part: words.title[language],
          title: say('Chaque balise, chaque façon', 'Every tag, every way'),
          lede: say(
            'Les lignes de chaque balise, dans les quatre façons de la poser. Dessous, la page qui les compose, où elles viennent toutes d’être choisies, et la dernière copiée.',
            'The lines of each tag, in the four ways of placing it. Below, the page that makes them, where all have just been chosen, and the last one copied.',
          ),
        },
        ...everyWay(language),
        section(
          say('La page qui les compose', 'The page that makes them'),
          html`<house-line-builder .language=${language}></house-line-builder>`,
        ),
      ),
    {
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
    },
  ),
  name: 'Chaque balise, chaque façon',
}
