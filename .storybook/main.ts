import type { StorybookConfig } from '@storybook/web-components-vite'
import { parse } from 'yaml'
import { documents, readRelease, snippet } from '../scripts/snippet.js'

/** The lines to paste, from the one place that writes them: those of what is built here. */
const release = readRelease()
const pasted = {
  fr: snippet(documents['LISEZMOI.md'], release),
  en: snippet(documents['README.md'], release),
}

/** The demo consultation is a file for people; the sample of the house is the same one. */
const yaml = {
  name: 'yaml',
  transform: (text: string, id: string) =>
    id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(parse(text))}`, map: null } : undefined,
}

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['./**/*.stories.ts', '../packages/*/src/**/*.mdx', '../packages/*/src/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // What a partner pastes, for the pages that are another site's.
  staticDirs: [{ from: '../packages/elements/cdn', to: '/cdn' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    define: { ...vite.define, __PASTED__: JSON.stringify(pasted) },
    plugins: [...(vite.plugins ?? []), yaml],
    // As the tags: a `light-dark()` rewritten for older browsers would follow other things than theirs.
    build: { ...vite.build, chunkSizeWarningLimit: 4_000, cssTarget: ['chrome123', 'firefox128', 'safari17.5'] },
  }),
}

export default config
