const id = 'ess-announcer'

// A constructable sheet passes `style-src 'self'`, where a style attribute would be refused.
function hide(region: HTMLElement) {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `#${region.id}{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`,
  )
  document.adoptedStyleSheets.push(sheet)
}

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
  hide(region)
  document.body.append(region)
  return region
}

/** Says a sentence. The same one twice in a row is a change too, or it would be said once. */
export function announce(sentence: string) {
  const region = announcer()
  region.textContent = region.textContent === sentence ? `${sentence}\xa0` : sentence
}
