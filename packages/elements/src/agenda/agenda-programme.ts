import type { EssAgenda, Tools } from './agenda.ts'
import { EssAgendaDroppedEvent, EssAgendaPickedEvent } from './agenda-events.ts'
import type { AgendaView, Entry } from './agenda-state.ts'

/** Why a session cannot be picked beside another. */
export interface Clash {
  readonly reason: 'overlaps' | 'sameWorkshop'
  readonly other: Entry
}

const takesPlace = ({ session }: Entry) => !session.status || session.status === 'confirmed'

/** What of one's programme keeps a session out of it: it cannot be followed too, or need not. */
export function clashOf({ client }: EssAgenda, { entries }: AgendaView, entry: Entry, tools: Tools): Clash | undefined {
  const picked = tools.programmeOf(client)
  for (const other of entries) {
    if (other === entry || !picked.has(other.session.id) || !takesPlace(other)) continue
    const { workshop } = entry.session
    if (workshop && workshop === other.session.workshop) return { reason: 'sameWorkshop', other }
    // Whole days, which show no hour, leave room for what takes one.
    if (!entry.times[0] || !other.times[0]) continue
    if (entry.bounds[0] < other.bounds[1] && other.bounds[0] < entry.bounds[1]) return { reason: 'overlaps', other }
  }
  return undefined
}

/** Puts a session into one's programme, in the place of those it clashes with. */
export function pick(tag: EssAgenda, view: AgendaView, entry: Entry, tools: Tools) {
  const { id } = entry.session
  for (let clash; (clash = clashOf(tag, view, entry, tools));) drop(tag, clash.other, tools)
  tools.keepProgramme(tag.client!, [...tools.programmeOf(tag.client), id])
  tag.dispatchEvent(new EssAgendaPickedEvent(id))
}

/** Takes a session out of one's programme, if it is there. */
export function drop(tag: EssAgenda, { session: { id } }: Entry, { programmeOf, keepProgramme }: Tools) {
  const picked = programmeOf(tag.client)
  if (!picked.has(id)) return
  keepProgramme(
    tag.client!,
    [...picked].filter((other) => other !== id),
  )
  tag.dispatchEvent(new EssAgendaDroppedEvent(id))
}
