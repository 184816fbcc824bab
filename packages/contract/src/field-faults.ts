import type { FieldError } from './problem.ts'

/** The field at fault, in both languages. */
export const fieldError = (pointer: string, fr: string, en: string): FieldError => ({ pointer, detail: { fr, en } })

/** What is wrong with a text that was made legible. Length is counted in characters: a letter outside the first plane is one. */
export function textFaults(pointer: string, text: string | null, limit: number): FieldError[] {
  if (text === null) return []
  if (text === '')
    return [
      fieldError(
        pointer,
        'Il faut ici un texte qui se lit : lettres, chiffres ou signes visibles.',
        'This must be a text that can be read: letters, digits or visible signs.',
      ),
    ]
  const length = [...text].length
  if (length <= limit) return []
  return [
    fieldError(
      pointer,
      `Ce texte peut avoir au plus ${limit} caractères ; il en a ${length}.`,
      `This text can have at most ${limit} characters; it has ${length}.`,
    ),
  ]
}
