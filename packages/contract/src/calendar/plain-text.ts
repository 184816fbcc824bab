/**
 * A text that other programs can be given: whatever breaks a line somewhere is one `\n`, a tab is a space, no other
 * control is left, and half a surrogate pair, which UTF-8 cannot write, is U+FFFD.
 */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[^\P{Cc}\n]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
