/** Words are counted by so many at once. */
export const block = 7

/**
 * How many bits are 1 in `words` from `start` up to `end`, a whole number of blocks. Seven words are added up bit by bit into
 * three, worth 1, 2 and 4 each, by four carry-save adders, so that three words are counted for seven: H. S. Warren, Hacker's
 * Delight, 2nd ed., § 5–1, from R. Harley and D. Seal; measured by W. Muła, N. Kurz and D. Lemire, The Computer Journal 61
 * (2018), p. 111.
 */
export function ones(words: Uint32Array, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at += block) {
    const a = words[at]!
    const b = words[at + 1]!
    const c = words[at + 2]!
    const d = words[at + 3]!
    const e = words[at + 4]!
    const f = words[at + 5]!
    const g = words[at + 6]!
    const left = a ^ b ^ c
    const right = d ^ e ^ f
    const leftTwos = carry(a, b, c)
    const rightTwos = carry(d, e, f)
    const lastTwos = carry(left, right, g)
    const fours = carry(leftTwos, rightTwos, lastTwos)
    count += 4 * onesOf(fours) + 2 * onesOf(leftTwos ^ rightTwos ^ lastTwos) + onesOf(left ^ right ^ g)
  }
  return count
}

/** Bit by bit, whether two of three are 1: what their sum carries over. */
const carry = (a: number, b: number, c: number) => (a & b) | ((a ^ b) & c)

/** Of one word: by pairs of bits, by fours, by bytes; the product adds the four bytes up in its highest. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
