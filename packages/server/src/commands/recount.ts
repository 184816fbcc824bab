import { openStore } from '../store/open-store.ts'
import { say } from './words.ts'

/** Sets every counter to the number of ballots it counts. To run while no server is up. */
export async function recount(address: string): Promise<number> {
  const store = await openStore(address)
  try {
    const { length } = await store.findDrift()
    await store.recount()
    console.log(
      say(`${length} compteur(s) remis à ce qu’ils comptent.`, `${length} counter(s) set to what they count.`),
    )
    return 0
  } finally {
    await store.close()
  }
}
