import { usualRetention, type ConsultationFile, type Retention } from '@ess-widgets/contract'

/**
 * How long what is personal is kept, in days, where no file says otherwise. The server forgets by these numbers, and the
 * privacy notice says them: there are no others.
 */
export const kept = {
  /** Replies to replays outlive the week a browser may keep an unsent answer. */
  replies: 8,
  /** Who came is needed a little after a session: to count, to thank, to send what was promised. */
  people: 30,
  /** An author has asked why by then, and a facilitator mended a mistake. */
  refusedTexts: 30,
}

/** What a file says of signatures, or what is usual. */
export const retentionOf = ({ manifesto }: Pick<ConsultationFile, 'manifesto'>): Retention =>
  manifesto?.retention ?? usualRetention
