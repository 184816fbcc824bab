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

/** Our own scripts change the page: without a pause, two that cannot be had would ask for each other without end. */
const pause = 2000

function seek() {
  for (const [tag, load] of later)
    if (document.querySelector(tag)) {
      later.delete(tag)
      load().catch(() => setTimeout(again, pause, tag, load))
    }
  if (later.size) watch()
  else observer.disconnect()
}

const watch = () => observer.observe(document, { childList: true, subtree: true })

/** Sought with the next change of the page. */
function again(tag: string, load: () => Promise<unknown>) {
  later.set(tag, load)
  watch()
}

seek()
