import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite'
import manifest from '../packages/elements/custom-elements.json'
import '../packages/elements/ess.css'

setCustomElementsManifest(manifest)

const preview: Preview = {
  tags: ['autodocs'],
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'fr', title: 'Français' },
          { value: 'en', title: 'English' },
        ],
      },
    },
    scheme: {
      description: 'Colour scheme of the page',
      toolbar: {
        title: 'Colours',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
  },
  initialGlobals: { language: 'fr', scheme: 'light' },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { toc: true },
    options: { storySort: { order: ['Introduction', '*'] } },
  },
  decorators: [
    // What a host page says of itself: its language and its colour scheme. Widgets only ever follow.
    (story, { globals, canvasElement }) => {
      const page = document.documentElement
      page.lang = globals['language']
      // The documentation pages put a language of their own on each story's frame.
      canvasElement.lang = globals['language']
      page.style.colorScheme = globals['scheme']
      page.style.background = 'Canvas'
      page.style.color = 'CanvasText'
      return story()
    },
  ],
}

export default preview
