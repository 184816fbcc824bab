import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'

/** What a calendar's reader understood of one event. */
export interface ReadEvent {
  uid: string
  sequence: number
  title: string
  description: string
  place: string
  status: string
  /** An instant in UTC, or the date of a whole day. */
  start: string
  end: string
  /** What the hours are written in: a zone, `UTC`, or undefined for whole days. */
  zone: string | undefined
}

export type Reader = (text: string) => ReadEvent[]

/** As ical.js reads: zones from the calendar's own VTIMEZONE. */
const withIcalJs: Reader = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const moment = (time: ICAL.Time) => (time.isDate ? time.toString() : time.toJSDate().toISOString())
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      title: event.summary,
      description: event.description ?? '',
      place: event.location ?? '',
      status: String(component.getFirstPropertyValue('status')),
      start: moment(event.startDate),
      end: moment(event.endDate),
      zone: event.startDate.isDate ? undefined : event.startDate.zone?.tzid,
    }
  })

/** As node-ical reads: zones by their names. */
const withNodeIcal: Reader = (text) =>
  Object.values(nodeIcal.parseICS(text))
    .filter((component): component is VEvent => component?.type === 'VEVENT')
    .map((event) => {
      const wholeDay = event.datetype === 'date'
      const moment = (date: Date) => (wholeDay ? localDate(date) : date.toISOString())
      return {
        uid: event.uid,
        sequence: Number(event.sequence),
        title: String(event.summary),
        description: String(event.description ?? ''),
        place: String(event.location ?? ''),
        status: String(event.status),
        start: moment(event.start),
        end: moment(event.end as Date),
        zone: wholeDay ? undefined : event.start.tz?.replace('Etc/UTC', 'UTC'),
      }
    })

/** It gives whole days as midnights of the process. */
const localDate = (date: Date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

export const readers: [name: string, read: Reader][] = [
  ['ical.js', withIcalJs],
  ['node-ical', withNodeIcal],
]
