import type { Store } from '../store/store.ts'

/** A store with some of its methods done otherwise. */
export const wrapStore = (store: Store, changes: Partial<Store>): Store => ({
  introduce: (consultation) => store.introduce(consultation),
  record: (act) => store.record(act),
  ballotsOf: (consultation, voter) => store.ballotsOf(consultation, voter),
  exactCounts: (consultation) => store.exactCounts(consultation),
  seal: (consultation, familyMinimum) => store.seal(consultation, familyMinimum),
  register: (act) => store.register(act),
  registrationOf: (of) => store.registrationOf(of),
  attendance: (consultation) => store.attendance(consultation),
  publishSessions: (publication) => store.publishSessions(publication),
  forgetPeople: (olderThanDays, now) => store.forgetPeople(olderThanDays, now),
  onRecorded: (listener) => store.onRecorded(listener),
  findDrift: () => store.findDrift(),
  recount: () => store.recount(),
  forgetReplies: (olderThanDays, now) => store.forgetReplies(olderThanDays, now),
  probe: () => store.probe(),
  close: () => store.close(),
  ...changes,
})
