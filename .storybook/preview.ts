import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import manifest from '../packages/elements/custom-elements.json'
import '../packages/elements/ess.css'
import { container, overview } from './docs.ts'

setCustomElementsManifest(manifest)

type Icon = 'globe' | 'mirror' | 'zoom' | 'transfer'

const choice = (description: string, title: string, icon: Icon, items: Record<string, string>) => ({
  description,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, title]) => ({ value, title })),
  },
})

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    language: choice('Langue de la page · Language of the page', 'Langue · Language', 'globe', {
      fr: 'Français',
      en: 'English',
    }),
    scheme: choice('Couleurs de la page · Colour scheme of the page', 'Couleurs · Colours', 'mirror', {
      light: 'Clair · Light',
      dark: 'Sombre · Dark',
    }),
    text: choice('Taille du texte · Size of the text', 'Texte · Text', 'zoom', {
      normal: 'Texte à 100 % · Text 100%',
      large: 'Texte à 200 % · Text 200%',
    }),
    direction: choice('Sens de lecture · Direction of the page', 'Sens · Direction', 'transfer', {
      ltr: 'De gauche à droite · Left to right',
      rtl: 'De droite à gauche · Right to left',
    }),
  },
  initialGlobals: { language: 'fr', scheme: 'light', text: 'normal', direction: 'ltr' },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { container, page: overview },
    options: {
      storySort: {
        order: ['Introduction', 'Composer la ligne', 'Fondations', 'Accessibilité', 'Chez un partenaire', '*'],
      },
    },
  },
  decorators: [
    // What a host page says of itself: its language, its colours, its text. Widgets only ever follow.
    (story, { globals, canvasElement }) => {
      const page = document.documentElement
      page.lang = globals['language']
      // The documentation pages put a language of their own on each story's frame.
      canvasElement.lang = globals['language']
      page.dir = globals['direction']
      page.style.colorScheme = globals['scheme']
      page.style.background = 'Canvas'
      page.style.color = 'CanvasText'
      // Tags start from the size that the browser is set to, which no page can change: they are told here.
      const isLarge = globals['text'] === 'large'
      page.style.fontSize = isLarge ? '200%' : ''
      page.style.setProperty('--ess-font-size', isLarge ? '1em' : '')
      return story()
    },
  ],
}

export default preview
