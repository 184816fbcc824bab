import type { Session } from '../session.ts'
import { descriptionOf, placeOf, titleOf } from './in-words.ts'
import { basic, dayAfter, inUtc, isWholeDay } from './moment.ts'
import { plainText } from './plain-text.ts'
import type { Language } from './words.ts'

/** Addresses that open a calendar on the web with one session, for its owner to keep. */
export interface CalendarLinks {
  google: string
  outlook: string
  office365: string
  yahoo: string
}

/**
 * None of the four documents its parameters; they are those that people have found out and that have stayed:
 * https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs
 */
export function calendarLinks(session: Session, language: Language): CalendarLinks {
  const { start, end } = session
  const wholeDay = isWholeDay(start)
  const title = titleOf(session, language)
  const location = placeOf(session, language) || session.online
  const details = shortened(descriptionOf(session, language))
  const microsoft = {
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: wholeDay ? start : new Date(start).toISOString(),
    enddt: wholeDay ? dayAfter(end) : new Date(end).toISOString(),
    allday: wholeDay && 'true',
    location,
    body: details,
  }
  return {
    google: address('https://calendar.google.com/calendar/render', {
      action: 'TEMPLATE',
      text: title,
      dates: wholeDay ? `${basic(start)}/${basic(dayAfter(end))}` : `${inUtc(start)}/${inUtc(end)}`,
      location,
      details,
    }),
    outlook: address('https://outlook.live.com/calendar/0/deeplink/compose', microsoft),
    office365: address('https://outlook.office.com/calendar/0/deeplink/compose', microsoft),
    yahoo: address('https://calendar.yahoo.com/', {
      v: '60',
      title,
      st: wholeDay ? basic(start) : inUtc(start),
      // Alone of the four, Yahoo counts the last day in.
      et: wholeDay ? basic(end) : inUtc(end),
      dur: wholeDay && 'allday',
      in_loc: location,
      desc: details,
    }),
  }
}

/** Addresses that subscribe a calendar to a whole agenda, which it then keeps up to date. */
export interface SubscriptionLinks {
  /** For the calendar of the device: Apple’s, Thunderbird, Outlook. */
  webcal: string
  google: string
  outlook: string
  office365: string
}

/** `calendar` is the complete address of the calendar, which the calendars' own servers have to reach. */
export function subscriptionLinks(calendar: string, name: string): SubscriptionLinks {
  const webcal = calendar.replace(/^https?:/, 'webcal:')
  return {
    webcal,
    google: address('https://calendar.google.com/calendar/r', { cid: webcal }),
    outlook: address('https://outlook.live.com/calendar/0/addfromweb', { url: calendar, name }),
    office365: address('https://outlook.office.com/calendar/0/addfromweb', { url: calendar, name }),
  }
}

/** Spaces are %20: Outlook shows the + of URLSearchParams as it is. */
function address(page: string, parameters: Record<string, string | false | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return `${page}?${given.map(([name, value]) => `${name}=${encodeURIComponent(plainText(value))}`).join('&')}`
}

/** Addresses have a bound, of some 8,000 octets at Google, and an accent takes six of them. */
const shortened = (text: string) => (text.length > 700 ? `${text.slice(0, 699)}…` : text)
