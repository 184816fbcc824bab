import { addons, type API } from 'storybook/manager-api'
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events'
import { inEnglish } from './house/index-words.ts'
import { themeOf } from './theme.ts'

const isDark = globalThis.matchMedia('(prefers-color-scheme: dark)').matches

/** Pages are read, not played with: they have the whole of the window. */
const isPage = (storyId = '') => /^(introduction|line|foundations|accessibility|hosts)--/.test(storyId)

const labelIn =
  (language: unknown) =>
  ({ name }: { name: string }) =>
    (language === 'en' && inEnglish[name]) || name

const configure = (language?: unknown) =>
  addons.setConfig({
    theme: themeOf(isDark ? 'dark' : 'light'),
    sidebar: { showRoots: false, renderLabel: labelIn(language) },
    layoutCustomisations: {
      showPanel: (state: { storyId?: string }, isShown: boolean) => isShown && !isPage(state.storyId),
    },
  })

configure()
addons.register('ess/language', (api: API) => {
  const follow = ({ globals }: { globals: Record<string, unknown> }) => configure(globals['language'])
  api.on(SET_GLOBALS, follow)
  api.on(GLOBALS_UPDATED, follow)
})
