import { encode } from 'uqr'
import { html, type Markup } from '../../pages/html.ts'

/**
 * A text as a code to scan: one path, a unit a module, with the four light modules around it that readers need. At the
 * level M, a seventh of it may be stained.
 */
export function qrCode(text: string, label: string): Markup {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path d="${pathOf(data)}" /></svg>`
}

/** The dark modules, each run of a row a rectangle. */
export const pathOf = (rows: boolean[][]): string =>
  rows
    .flatMap((row, y) =>
      [
        ...row
          .map((isDark) => (isDark ? '#' : ' '))
          .join('')
          .matchAll(/#+/g),
      ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
    )
    .join('')
