import { expect, fixture, html, nextFrame } from '@open-wc/testing'
import { emulateMedia } from '@web/test-runner-commands'
import type { TemplateResult } from 'lit'
import { needing, whyNot } from './engine.ts'
import { words } from './senses.ts'

/** A story, as Storybook plays it. */
export interface PlayedStory {
  render: () => TemplateResult
  play?: (context: { canvasElement: HTMLElement }) => Promise<void>
}

type Tag =
  | 'ess-agenda'
  | 'ess-contribution'
  | 'ess-figures'
  | 'ess-manifesto'
  | 'ess-results'
  | 'ess-signatures'
  | 'ess-vote'
  | 'ess-wall'

/** The tag of a template, on the page. */
export async function show<T extends Tag>(tag: T, template: TemplateResult): Promise<HTMLElementTagNameMap[T]> {
  const canvas = await fixture<HTMLElement>(html`<div>${template}</div>`)
  return canvas.querySelector(tag)!
}

/** The tag of a story, once it was played. */
export async function tell<T extends Tag>(tag: T, story: object): Promise<HTMLElementTagNameMap[T]> {
  const { render, play } = story as PlayedStory
  const element = await show(tag, render())
  await play?.({
    canvasElement: element.closest<HTMLElement>(
      'div:not(ess-agenda *, ess-contribution *, ess-figures *, ess-manifesto *, ess-results *, ess-signatures *, ess-vote *, ess-wall *)',
    )!,
  })
  await element.updateComplete
  return element
}

/** Text twice as large (32 px) on a page of 320 px: what is wider scrolls in a place of its own, never the whole. */
async function reflows(element: HTMLElement) {
  const card = element.shadowRoot!.querySelector('.card')!
  element.style.cssText += '; inline-size: 320px; --ess-font-size: 32px'
  await nextFrame()
  expect(card.scrollWidth, 'wider than 320 px with text twice as large').to.be.at.most(card.clientWidth)
  element.style.inlineSize = ''
  element.style.setProperty('--ess-font-size', null)
}

/** Every story, as its visitors meet it: whatever their colours, with targets large enough, and sentences that are whole. */
export function checkStories(tag: Tag, module: object) {
  for (const [name, story] of Object.entries(module)) {
    if (!/^[A-Z]/.test(name)) continue
    const check: Mocha.AsyncFunc = async function () {
      this.timeout(Math.max(20_000, this.timeout()))
      const element = await tell(tag, story)
      const root = element.shadowRoot!
      await expect(element).to.be.accessible()
      document.documentElement.style.colorScheme = 'dark'
      await expect(element).to.be.accessible()
      if (!whyNot('forcedColors')) await emulateMedia({ forcedColors: 'active' })
      // The system picks the pairs of colours then, and axe still reads the author's.
      await expect(element).to.be.accessible({ ignoredRules: ['color-contrast'] })
      expect(root.querySelectorAll('.primary').length, 'primary actions').to.be.at.most(1)
      for (const target of root.querySelectorAll('button, select, summary, input')) {
        if (!target.checkVisibility()) continue
        // What is ticked is ticked by its label too.
        const touched = /checkbox|radio/.test((target as HTMLInputElement).type) ? target.closest('label')! : target
        expect(touched.getBoundingClientRect().height, target.outerHTML).to.be.at.least(24)
      }
      await reflows(element)
      expect(words(element)).not.to.equal('')
      expect(words(element)).not.to.match(/\b(false|true|undefined|null|NaN)\b/)
      const bare = [...root.querySelector('.card')!.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      expect(bare.map(({ textContent }) => textContent!.trim()).join(''), 'words of no paragraph').to.equal('')
    }
    if (whyNot('forcedColors'))
      it(`has no accessibility fault in light and dark, nor with large text on a phone: ${name}`, check)
    else
      it(`has no accessibility fault in light, dark and forced colours, nor with large text on a phone: ${name}`, check)
  }
  if (whyNot('forcedColors'))
    it(
      'has no accessibility fault in forced colours',
      needing('forcedColors', async () => {}),
    )
}
