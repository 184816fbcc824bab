/** Marks a text as a style sheet, for those who format and lint it. */
export const css = String.raw

const sheets = new Map<string, CSSStyleSheet>()

/**
 * The style sheet of that text, made once for all who wear it. A constructable sheet passes `style-src 'self'`,
 * where a style element would be refused.
 */
export function sheet(text: string): CSSStyleSheet {
  let made = sheets.get(text)
  if (!made) {
    sheets.set(text, (made = new CSSStyleSheet()))
    made.replaceSync(text)
  }
  return made
}
