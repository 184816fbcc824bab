/**
 * Who would find people out: small random rooms, and an adversary who reads all that is published of them and solves. For
 * the tests of any server of the contract.
 */
export { Adversary, type Findings, type Heard } from './adversary/adversary.ts'
export { attack, meetingOf, type Meeting } from './adversary/attack.ts'
export { Room, type Person } from './adversary/room.ts'
export { toldByCounts, toldByResult, type Told } from './adversary/told.ts'
export { everyGuard, type Guards } from './publication/shown.ts'
