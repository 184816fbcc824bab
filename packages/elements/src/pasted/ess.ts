/**
 * What the pasted script holds: the tags that people take part with, and where to find those that are read, which weigh as
 * much as the others together. They come as soon as one is in the page.
 */
import '../contribution/ess-contribution.ts'
import '../manifesto/ess-manifesto.ts'
import '../signatures/ess-signatures.ts'
import '../vote/ess-vote.ts'
import '../wall/ess-wall.ts'

const later = new Map<string, () => Promise<unknown>>([
  ['ess-agenda', () => import('../agenda/ess-agenda.ts')],
  ['ess-figures', () => import('../figures/ess-figures.ts')],
  ['ess-results', () => import('../results/ess-results.ts')],
])

const observer = new MutationObserver(seek)

function seek() {
  for (const [tag, load] of later)
    if (document.querySelector(tag)) {
      later.delete(tag)
      // Sought again with the next change of the page.
      load().catch(() => later.set(tag, load))
    }
  if (later.size) observer.observe(document, { childList: true, subtree: true })
  else observer.disconnect()
}

seek()
