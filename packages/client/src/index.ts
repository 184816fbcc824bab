export { ConsultationClient, openConsultation } from './client.ts'
export { findConsultation } from './discovery.ts'
export type { BallotState, ConsultationState, Failure } from './state.ts'
export { useTransport, type Transport } from './transport.ts'
