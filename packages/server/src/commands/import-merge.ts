import type { SessionEntry, Track } from '@ess-widgets/contract'
import {
  isAlias,
  isMap,
  isNode,
  isSeq,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { knownSessions } from './import-identity.ts'

/** What no calendar says of a session: it is the organiser's, and stays. So does the id, which registrations hold on to. */
const organisersFields = new Set(['id', 'speakers', 'workshop', 'capacity'])

/** The most tracks a consultation file may hold. */
export const mostTracks = 100

/** The same place twice is written twice: an organiser reads this. */
const plain = { aliasDuplicateObjects: false }

/**
 * A consultation's text with sessions in it: one with the same uid takes the new fields, others come last. Comments, line
 * endings and everything else of the file stay.
 */
export function mergeSessions(text: string, sessions: SessionEntry[], tracks: Track[]) {
  const document = parseDocument(text.replaceAll('\r\n', '\n'))
  const list = listOf(document, 'sessions')
  const written = list.items.filter(isMap)
  const knownOf = knownSessions(written)
  const ids = new Set(written.map((item) => item.get('id')))
  const leftTracks = addTracks(document, tracks)
  let [added, changed] = [0, 0]
  for (const session of sessions.map(withoutTracks(leftTracks))) {
    const known = knownOf(session)
    if (known) changed += replaceFields(document, known, session) ? 1 : 0
    else {
      const id = freeId(session.id, ids)
      ids.add(id)
      list.add(document.createNode({ ...session, id }, plain))
      added += 1
    }
  }
  const merged = added + changed > 0 ? document.toString({ lineWidth: 0 }) : text
  return { text: text.includes('\r\n') ? merged.replace(/\r?\n/g, '\r\n') : merged, added, changed, leftTracks }
}

/** Whether anything of the session is not what it was. */
function replaceFields(document: Document, item: YAMLMap, session: SessionEntry): boolean {
  const fields = session as Record<string, unknown>
  let isChanged = false
  for (const name of item.items.map(({ key }) => String(key)))
    if (!organisersFields.has(name) && !(name in fields)) {
      settleAliases(document, item.get(name, true))
      item.delete(name)
      isChanged = true
    }
  for (const [name, value] of Object.entries(fields)) {
    // A calendar that does not say what a session is takes nothing from who does.
    if (name === 'id' || (name === 'kind' && value === 'other' && item.has('kind'))) continue
    // The uid of a session of this file that has none is made of its id, and the organiser's to write or not.
    if (name === 'uid' && !item.has('uid')) continue
    if (JSON.stringify(toPlain(document, item.get(name))) === JSON.stringify(value)) continue
    settleAliases(document, item.get(name, true))
    item.set(name, document.createNode(value, plain))
    isChanged = true
  }
  return isChanged
}

function toPlain(document: Document, value: unknown): unknown {
  if (isAlias(value)) return value.toJS(document)
  return isMap(value) || isSeq(value) ? value.toJS(document) : value
}

/** Writes out, wherever else it stands, what is about to leave the file and others refer to (`&room`, `*room`). */
function settleAliases(document: Document, leaving: unknown): void {
  const anchors = new Set<string>()
  if (!isNode(leaving)) return
  visit(leaving, { Node: (_, node: Node & { anchor?: string }) => void (node.anchor && anchors.add(node.anchor)) })
  if (anchors.size > 0) visit(document, { Alias: (_, alias) => writtenOut(document, alias, anchors) })
}

function writtenOut(document: Document, alias: Alias, anchors: Set<string>): Node | undefined {
  const copy = anchors.has(alias.source) ? (alias.resolve(document)?.clone() as Node & { anchor?: string }) : undefined
  if (copy) delete copy.anchor
  return copy
}

/** Adds those that the file has not, as long as there is room; gives the ids of those left. */
function addTracks(document: Document, tracks: Track[]): Set<string> {
  if (tracks.length === 0) return new Set()
  const list = listOf(document, 'tracks')
  const known = new Set(list.items.filter(isMap).map((item) => item.get('id')))
  const added = tracks.filter(({ id }) => !known.has(id))
  const room = Math.max(0, mostTracks - list.items.length)
  for (const track of added.slice(0, room)) list.add(document.createNode(track))
  return new Set(added.slice(room).map(({ id }) => id))
}

const withoutTracks = (left: Set<string>) => (session: SessionEntry) => {
  if (!session.tracks?.some((id) => left.has(id))) return session
  const { tracks, ...fields } = session
  const kept = tracks.filter((id) => !left.has(id))
  return kept.length > 0 ? { ...fields, tracks: kept } : fields
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
