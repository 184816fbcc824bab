// What a template may write on the tags of this page.
import type { EssAgenda, EssVote, EssVoteCastEvent, EssVoteRemovedEvent } from '@ess-widgets/elements'
import type { HTMLAttributes } from 'svelte/elements'

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'ess-agenda': HTMLAttributes<EssAgenda> & { view?: 'list' | 'day'; 'heading-level'?: number }
    'ess-vote': HTMLAttributes<EssVote> & {
      principle?: string
      'heading-level'?: number
      'oness-vote-cast'?: (event: EssVoteCastEvent) => void
      'oness-vote-removed'?: (event: EssVoteRemovedEvent) => void
    }
  }
}
