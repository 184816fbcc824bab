import type { Session, SessionEntry } from '@ess-widgets/contract'
import type { YAMLMap } from 'yaml'

/**
 * Finds the session of a file that an imported one is: that of the same uid, else that of the id our own calendars make a
 * uid of for who wrote none: `id@` and the 32 hexadecimal digits of a server's own namespace. Another calendar's
 * `opening@example.org` is not the `opening` of this file.
 */
export function knownSessions(written: YAMLMap[]): (session: SessionEntry) => YAMLMap | undefined {
  const byUid = new Map(written.map((item) => [item.get('uid'), item]))
  const withoutUid = new Map(written.filter((item) => !item.has('uid')).map((item) => [item.get('id'), item]))
  return ({ uid }) =>
    uid === undefined ? undefined : (byUid.get(uid) ?? withoutUid.get(/^([a-z0-9-]+)@[0-9a-f]{32}$/.exec(uid)?.[1]))
}

/** The uid of the event a session is an occurrence of: `uid/20261125T080000Z`, or the event's own. */
const eventOf = (uid: string) => uid.replace(/\/\d{8}(T\d{6}Z)?$/, '')

/** The ids of a file's sessions that come from events of a calendar and are no longer in it. */
export function goneFrom(calendar: Session[], file: SessionEntry[]): string[] {
  const uids = new Set(calendar.flatMap(({ uid }) => uid ?? []))
  const events = new Set([...uids].map(eventOf))
  return file
    .filter(
      ({ uid, status }) => uid !== undefined && status !== 'cancelled' && !uids.has(uid) && events.has(eventOf(uid)),
    )
    .map(({ id }) => id)
}
