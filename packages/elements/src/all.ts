export * from './agenda/ess-agenda.ts'
export * from './vote/ess-vote.ts'
