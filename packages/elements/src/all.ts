export * from './agenda/ess-agenda.ts'
export * from './contribution/ess-contribution.ts'
export * from './vote/ess-vote.ts'
export * from './wall/ess-wall.ts'
