import { openStore } from '../store/open-store.ts'
import { say } from './words.ts'

/** Sets every counter to the number of ballots it counts. To run while no server is up. */
export async function recount(address: string): Promise<number> {
  const store = await openStore(address)
  const drift = await store.findDrift()
  await store.recount()
  await store.close()
  console.log(
    say(
      `${drift.length} compteur(s) remis à ce qu’ils comptent.`,
      `${drift.length} counter(s) set to what they count.`,
    ),
  )
  return 0
}
