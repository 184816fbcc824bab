export { ConsultationClient, openConsultation } from './client.ts'
export { recall, remember } from './device.ts'
export type { BallotState, ConsultationState, Failure } from './state.ts'
export { nothingKnown } from './state.ts'
