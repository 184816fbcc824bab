/** Other clothes for the tags: every property changed, and each pair of colours readable. */
import type { Colours } from '../house/tokens.ts'

export const wornColours: Colours = {
  accent: { light: '#6b2d8f', dark: '#d9b3f0' },
  'on-accent': { light: '#fffaf0', dark: '#2a0a3d' },
  text: { light: '#241c15', dark: '#f3ece4' },
  muted: { light: '#65594d', dark: '#c2b6a8' },
  surface: { light: '#fffaf0', dark: '#1f1a14' },
  sunken: { light: '#f5ecd9', dark: '#2b241c' },
  line: { light: '#dccfb8', dark: '#4a4034' },
  agree: { light: '#0b6e4f', dark: '#6fd3ae' },
  disagree: { light: '#a4243b', dark: '#ff9aa8' },
  pass: { light: '#6b6358', dark: '#a89f92' },
}

/** By the name of a property, what it is worn as. */
export const worn: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(wornColours).map(([name, { light, dark }]) => [`--ess-${name}`, `light-dark(${light}, ${dark})`]),
  ),
  '--ess-radius': '0',
  '--ess-font-size': '1.125em',
  '--ess-font-family': 'Georgia, serif',
}
