/**
 * The consultation's address for an element: its `consultation` attribute, else the page's
 * `<link rel="ess-consultation">`. Absolute, or undefined when there is none or it is not a URL.
 */
export function findConsultation(attribute: string | null | undefined): string | undefined {
  const reference = attribute?.trim() || document.querySelector('link[rel~="ess-consultation"]')?.getAttribute('href')
  try {
    return reference ? new URL(reference, document.baseURI).href : undefined
  } catch {
    return undefined
  }
}
