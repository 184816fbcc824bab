export * from './vote/ess-vote.ts'
