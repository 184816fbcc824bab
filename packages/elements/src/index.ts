export * from './vote/vote-events.ts'
export * from './vote/vote.ts'
export type { VoteState } from './vote/vote-state.ts'
