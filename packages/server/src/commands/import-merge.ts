import type { SessionEntry, Track } from '@ess-widgets/contract'
import { isMap, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml'

/** What no calendar says of a session: it is the organiser's, and stays. So does the id, which registrations hold on to. */
const organisersFields = new Set(['id', 'speakers', 'workshop', 'capacity'])

/** The same place twice is written twice: an organiser reads this. */
const plain = { aliasDuplicateObjects: false }

/**
 * A consultation's text with sessions in it: one with the same uid takes the new fields, others come last. Comments, and
 * everything else of the file, stay.
 */
export function mergeSessions(text: string, sessions: SessionEntry[], tracks: Track[]) {
  const document = parseDocument(text)
  const list = listOf(document, 'sessions')
  const byUid = new Map(list.items.filter(isMap).map((item) => [item.get('uid'), item]))
  const ids = new Set(list.items.filter(isMap).map((item) => item.get('id')))
  let added = 0
  for (const session of sessions) {
    const known = session.uid === undefined ? undefined : byUid.get(session.uid)
    if (known) replaceFields(document, known, session)
    else {
      const id = freeId(session.id, ids)
      ids.add(id)
      list.add(document.createNode({ ...session, id }, plain))
      added += 1
    }
  }
  addTracks(document, tracks)
  return { text: document.toString({ lineWidth: 0 }), added, replaced: sessions.length - added }
}

function replaceFields(document: Document, item: YAMLMap, session: SessionEntry): void {
  const fields = session as Record<string, unknown>
  for (const name of item.items.map(({ key }) => String(key)))
    if (!organisersFields.has(name) && !(name in fields)) item.delete(name)
  for (const [name, value] of Object.entries(fields)) {
    // A calendar that does not say what a session is takes nothing from who does.
    if (name === 'id' || (name === 'kind' && value === 'other' && item.has('kind'))) continue
    if (JSON.stringify(toPlain(item.get(name))) !== JSON.stringify(value))
      item.set(name, document.createNode(value, plain))
  }
}

const toPlain = (value: unknown): unknown => (isMap(value) || isSeq(value) ? value.toJSON() : value)

function addTracks(document: Document, tracks: Track[]): void {
  if (tracks.length === 0) return
  const list = listOf(document, 'tracks')
  const known = new Set(list.items.filter(isMap).map((item) => item.get('id')))
  for (const track of tracks) if (!known.has(track.id)) list.add(document.createNode(track))
}

/** The list of that name, made when the file has none. */
function listOf(document: Document, name: string): YAMLSeq {
  const list = document.get(name)
  if (isSeq(list)) return list
  const made = document.createNode([]) as YAMLSeq
  document.set(name, made)
  return made
}

function freeId(id: string, taken: Set<unknown>): string {
  for (let turn = 2, free = id; ; turn += 1) {
    if (!taken.has(free)) return free
    const mark = `-${turn}`
    free = `${id.slice(0, 64 - mark.length).replace(/-$/, '')}${mark}`
  }
}
