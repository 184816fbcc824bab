/** Storybook itself in the colours of the tags. */
import { create } from 'storybook/theming'
import { defaultColours, type Scheme } from './house/tokens.ts'

export function themeOf(scheme: Scheme) {
  const { accent, text, muted, surface, sunken, line, 'on-accent': onAccent } = defaultColours
  const system = 'system-ui, sans-serif'
  return create({
    base: scheme,
    brandTitle: 'ESS Widgets',
    brandTarget: '_self',
    fontBase: system,
    fontCode: 'ui-monospace, monospace',
    colorPrimary: accent[scheme],
    colorSecondary: accent[scheme],
    appBg: sunken[scheme],
    appContentBg: surface[scheme],
    appPreviewBg: surface[scheme],
    appBorderColor: line[scheme],
    appBorderRadius: 8,
    textColor: text[scheme],
    textInverseColor: onAccent[scheme],
    textMutedColor: muted[scheme],
    barBg: surface[scheme],
    barTextColor: muted[scheme],
    barHoverColor: accent[scheme],
    barSelectedColor: accent[scheme],
    inputBg: surface[scheme],
    inputBorder: line[scheme],
    inputTextColor: text[scheme],
    inputBorderRadius: 8,
  })
}
