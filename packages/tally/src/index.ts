export * from './counting.ts'
export * from './publication.ts'
