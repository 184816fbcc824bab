import type { LocalizedText } from '@ess-widgets/contract'

/** What no form can say of a consultation file. */
export interface MeaningFault {
  /** JSON Pointer of the value at fault. */
  pointer: string
  detail: LocalizedText
}

/** Where values that came before come again. */
export const repeated = (values: unknown[]): number[] => {
  const known = new Set<unknown>()
  return values.flatMap((value, index) => {
    const again = known.has(value)
    known.add(value)
    return again ? [index] : []
  })
}
