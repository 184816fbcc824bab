import type { KeptContribution } from '../store/contribution-store.ts'

/** Without accents or capitals: how people search. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Those that have a number, or all the words; the latest first, and first the one whose number was asked for. */
export function matching(contributions: KeptContribution[], asked: string): KeptContribution[] {
  // As the interface writes it, or as one writes it by hand.
  const words = plain(asked)
    .trim()
    .replace(/^(n°|no\.?|#)\s*(?=\d+$)/, '')
    .split(/\s+/)
    .filter(Boolean)
  const number = words.length === 1 ? Number(words[0]) : NaN
  const latest = [...contributions].sort(
    (one, other) => (other.rank ?? 0) - (one.rank ?? 0) || other.number - one.number,
  )
  const named = latest.filter((each) => each.number === number)
  const saying = latest.filter(({ content }) => {
    const text = plain([content?.text, content?.author, content?.organisation].join(' '))
    return words.every((word) => text.includes(word))
  })
  return [...new Set([...named, ...saying])]
}
