export { ConsultationFileError, parseConsultation, readConsultationFile, type Fault } from './consultation-file.ts'
export { createApp } from './http/app.ts'
export { openStore } from './store/open-store.ts'
export type { Act, Drift, ExactCounts, Outcome, Store } from './store/store.ts'
