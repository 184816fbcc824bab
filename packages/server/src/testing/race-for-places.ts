import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Registration } from '@ess-widgets/contract'
import { connections, type Answer } from './http-voter.ts'
import { fictitious, register, standing } from './http-registrant.ts'

export interface PlacesReport {
  /** People with a place, as many as answers said and as their receipts say. */
  seated: number
  /** What the others were told, in order. */
  positions: number[]
  /** Who moved up after as many withdrawals as there were places, by the position they had. */
  promoted: number[]
  /** What the others were told then, in order. */
  positionsLeft: number[]
}

/** Has people register all at once, by servers in turn, and then all who got a place withdraw, all at once again. */
export async function raceForPlaces(servers: string[], people: number): Promise<PlacesReport> {
  const agent = connections(people)
  const receipts = Array.from({ length: people }, () => randomUUID())
  const serverOf = (index: number) => servers[index % servers.length]!

  const said = await Promise.all(
    receipts.map((receipt, index) =>
      answered(() => register(agent, serverOf(index), { receipt, person: fictitious(index) })),
    ),
  )
  const before = await Promise.all(receipts.map((receipt, index) => standing(agent, serverOf(index + 1), receipt)))
  const seated = receipts.filter((_, index) => before[index]!.status === 'registered')
  if (said.filter(({ status }) => status === 'registered').length !== seated.length)
    throw new Error('what was answered is not what stands')

  await Promise.all(seated.map((receipt, index) => answered(() => register(agent, serverOf(index), { receipt }))))
  const after = await Promise.all(receipts.map((receipt, index) => standing(agent, serverOf(index), receipt)))
  agent.destroy()
  return {
    seated: seated.length,
    positions: positionsIn(before),
    promoted: positionsIn(before.filter((_, index) => after[index]!.status === 'registered')),
    positionsLeft: positionsIn(after),
  }
}

const positionsIn = (registrations: Registration[]) =>
  registrations.flatMap(({ position }) => position ?? []).sort((one, other) => one - other)

/** Sends the same again while the server is busy, as a browser does. */
async function answered(send: () => Promise<Answer>): Promise<Registration> {
  for (;;) {
    const { status, text } = await send()
    if (status === 200) return JSON.parse(text) as Registration
    if (status !== 503) throw new Error(`${status} ${text}`)
    await pause(20)
  }
}
