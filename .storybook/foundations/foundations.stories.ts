import type { Meta } from '@storybook/web-components-vite'
import { coloursPage } from './colours-page.ts'
import { typePage } from './type-page.ts'
import { spacePage } from './space-page.ts'
import { wordsPage } from './words-page.ts'
import { familiesPage } from './families-page.ts'
import { doAndDontPage } from './do-and-dont-page.ts'
import { motionPage } from './motion-page.ts'

/** Under one title: they are opened one after the other, and the book is loaded once. */
const meta: Meta = { title: 'Fondations', id: 'foundations', tags: ['!autodocs'] }
export default meta

export const Colours = { ...coloursPage, name: 'Couleurs' }
export const Type = { ...typePage, name: 'Texte' }
export const Space = { ...spacePage, name: 'Espace et forme' }
export const Words = { ...wordsPage, name: 'Mots' }
export const Marks = { ...familiesPage, name: 'Familles et marques' }
export const Motion = { ...motionPage, name: 'Mouvement' }
export const DoAndDont = { ...doAndDontPage, name: 'À faire et à éviter' }
