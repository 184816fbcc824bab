import { sheet } from './sheet.ts'

const id = 'ess-announcer'

/**
 * The one polite live region of the page, whatever the number of widgets and of copies of the library.
 * It lives in the light DOM, and must be there before its first message: screen readers miss a region that
 * comes with its text, and some miss those inside a shadow root.
 */
export function announcer(): HTMLElement {
  const found = document.getElementById(id)
  if (found) return found
  const region = document.createElement('div')
  region.id = id
  region.role = 'status'
  document.adoptedStyleSheets.push(sheet(`#${id}{position:fixed;clip-path:inset(50%)}`))
  document.body.append(region)
  return region
}

/** Says a sentence. The same one twice in a row is a change too, or it would be said once. */
export function announce(sentence: string) {
  const region = announcer()
  region.textContent = region.textContent === sentence ? `${sentence}\xa0` : sentence
}
