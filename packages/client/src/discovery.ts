/**
 * The consultation's address for an element: its `consultation` attribute, else the page's
 * `<link rel="ess-consultation">`. Absolute, or undefined when there is none or it is not a URL.
 */
export function findConsultation(attribute: string | null | undefined): string | undefined {
  const address =
    attribute?.trim() || document.querySelector<HTMLLinkElement>('link[rel~="ess-consultation"]')?.href || '//'
  try {
    return new URL(address, document.baseURI).href
  } catch {
    return undefined
  }
}
