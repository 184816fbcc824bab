import { beginning, defaultTimeZone, ending, type SessionEntry } from '@ess-widgets/contract'
import { html, type Markup } from '../pages/html.ts'
import type { Asked } from './asked.ts'

/** The sessions day by day, on the clocks of where they take place. */
export function programme({ edition: { file }, view: { language, read, say } }: Asked): Markup[] {
  const zoned = (session: SessionEntry) => ({ timeZone: file.timeZone ?? defaultTimeZone, ...session })
  const sessions = (file.sessions ?? []).map(zoned).sort((one, other) => beginning(one) - beginning(other))
  const clock = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', options)

  const dayOf = ({ start, end, timeZone }: (typeof sessions)[number]) => {
    const whole = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
    if (hasHours(start)) return clock({ ...whole, timeZone }).format(Date.parse(start))
    return clock({ ...whole, timeZone: 'UTC' }).formatRange(Date.parse(start), Date.parse(end))
  }
  const hoursOf = (session: (typeof sessions)[number]) => {
    const hours = clock({ hour: '2-digit', minute: '2-digit', timeZone: session.timeZone })
    return hasHours(session.start) && html`${hours.formatRange(beginning(session), ending(session))} · `
  }
  return [...Map.groupBy(sessions, dayOf)].map(
    ([day, those]) =>
      html`<h3 class="day">${day}</h3> <ul>${those.map(
        (session) =>
          html`<li>${hoursOf(session)}${read(session.title)}${session.place && html` · ${read(session.place.name)}`}${session.status === 'cancelled' && html` · <strong>${say('annulée', 'cancelled')}</strong>`}</li>`,
      )}</ul>`,
  )
}

/** Others last whole days. */
const hasHours = (moment: string) => moment.length > 10
