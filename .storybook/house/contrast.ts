/**
 * Contrast of two opaque colours, written `#rrggbb`, as WCAG 2.2 defines it: `relative luminance` and `contrast ratio` in
 * its glossary, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance and #dfn-contrast-ratio. What is asked: 4.5 for text
 * (criterion 1.4.3), 3 for what has to be seen without being read (1.4.11).
 */

export const needed = { text: 4.5, mark: 3 } as const

const channelsOf = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

/** Of one channel, from 0 to 255, the light it gives. */
function linear(channel: number) {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

export function luminance(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map(linear)
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** From 1, for the same colour, to 21, for black on white. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** So that what fails never reads as what is asked: 4.499 is 4.49. */
export const shownRatio = (ratio: number, language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(Math.floor(ratio * 100) / 100)

const blend = (colour: string, target: number, share: number) =>
  `#${channelsOf(colour)
    .map((channel) =>
      Math.round(channel + (target - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

export interface Passing {
  readonly colour: string
  readonly direction: 'darker' | 'lighter'
}

/** So many steps from a colour to black or white: finer than what 255 levels can show. */
const steps = 512

/** The colour that passes on this ground and is nearest to that one, of its hue; undefined where none does. */
export function nearestPassing(colour: string, ground: string, ratio: number): Passing | undefined {
  for (let step = 0; step <= steps; step++) {
    for (const [direction, target] of [['darker', 0] as const, ['lighter', 255] as const]) {
      const near = blend(colour, target, step / steps)
      if (contrast(near, ground) >= ratio) return { colour: near, direction }
    }
  }
  return undefined
}
