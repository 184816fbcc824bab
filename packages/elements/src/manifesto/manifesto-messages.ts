import type { Messages } from '../shared/widget.ts'

/** Every sentence around the text; those of its form come with it. A sentence is whole: nothing is assembled from pieces. */
export interface ManifestoMessages extends Messages {
  loading: string
  unavailable: string
  retry: string

  version: (version: number, day: string) => string
  both: string
  one: string
  go: string
}

export const fr: ManifestoMessages = {
  language: 'fr',

  loading: 'Chargement…',
  unavailable: 'Le texte ne peut pas s’afficher pour le moment.',
  retry: 'Réessayer',

  version: (version, day) => `Version ${version}, publiée le ${day.replace(/^1 /, '1er ')}`,
  both: 'Afficher aussi en anglais',
  one: 'Afficher en français seulement',
  go: 'Aller à la signature',
}
