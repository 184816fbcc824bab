/** Whether a moment is a whole day. */
export const isWholeDay = (moment: string): boolean => !moment.includes('T')

const day = 86_400_000

/** The day after a date: calendars want the first day that is no longer part of an event, where we say the last that is. */
export const dayAfter = (date: string) => new Date(Date.parse(date) + day).toISOString().slice(0, 10)

/** A date or an instant in ISO 8601's basic format, `20261125` or `20261125T080000Z`, without fractions of a second. */
export const basic = (iso: string) => iso.replace(/\.\d+|[-:]/g, '')

/** An instant on the clocks of UTC, in the basic format. */
export const inUtc = (instant: string) => basic(new Date(instant).toISOString())
