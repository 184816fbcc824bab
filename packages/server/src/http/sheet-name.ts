/**
 * The name of a sheet as it is compared: « a 12 », « A-12 » and « A12 » are one, and « A1-2 » another. Capitals, one hyphen
 * for whatever stands between, and one between a letter and a digit.
 */
export const sheetName = (name: string): string =>
  name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '-')
    .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, '-')
