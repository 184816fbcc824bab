import type { Budget } from './budget.ts'
import type { Frequency, Rule } from './rule.ts'
import { day, hour, isWritable, second, startOfDay, wallOf, yearOf } from './wall.ts'

/**
 * The wall-clock times of a rule from its start on, in order: each period's days are filtered by the rule's lists, given
 * their times, then chosen by position (RFC 5545 § 3.3.10). They end with the rule, with the year 9999 or with the budget.
 * A rule without COUNT may begin at `from`, by whole periods: what comes before is neither counted nor given.
 */
export function* occurrences(written: Rule, start: number, budget: Budget, from = start): Generator<number> {
  const rule = completed(written, start)
  const accepts = dayFilter(rule)
  let given = 0
  for (let index = rule.count ? 0 : periodsBefore(rule, start, from); ; index += 1) {
    const period = periodAt(rule, start, index)
    if (!isWritable(period.start) || !budget.spend()) return
    const found = timesOf(rule, period, accepts, budget)
    if (!found) {
      if (budget.isSpent) return
      // A period shorter than a day, on a day that is not the rule's: to the first one of the next day.
      const step = rule.interval * sizes[rule.frequency]!
      index += Math.max(0, Math.ceil((startOfDay(period.start) + day - period.start) / step) - 1)
      continue
    }
    for (const wall of chosen(found, rule.positions)) {
      if (wall < start) continue
      given += 1
      yield wall
      if (rule.count && given >= rule.count) return
    }
  }
}

/** What a rule leaves unsaid is its start's. */
function completed(rule: Rule, start: number): Rule {
  const date = new Date(start)
  const { frequency } = rule
  const isLong = frequency === 'YEARLY' || frequency === 'MONTHLY'
  const saysDays = rule.yearDays.length + rule.monthDays.length + rule.days.length + rule.weekNumbers.length > 0
  const weekday = { weekday: date.getUTCDay(), position: 0 }
  const rank = ['SECONDLY', 'MINUTELY', 'HOURLY'].indexOf(frequency)
  const time = (values: number[], own: number, isGiven: boolean) => (values.length > 0 || isGiven ? values : [own])
  return {
    ...rule,
    months: frequency === 'YEARLY' && !saysDays && rule.months.length === 0 ? [date.getUTCMonth() + 1] : rule.months,
    monthDays: isLong && !saysDays ? [date.getUTCDate()] : rule.monthDays,
    days:
      (frequency === 'WEEKLY' && !saysDays) ||
      (frequency === 'YEARLY' && rule.weekNumbers.length > 0 && rule.days.length === 0)
        ? [weekday]
        : rule.days,
    hours: time(rule.hours, date.getUTCHours(), rank >= 0),
    minutes: time(rule.minutes, date.getUTCMinutes(), rank >= 0 && rank <= 1),
    seconds: time(rule.seconds, date.getUTCSeconds(), rank === 0),
  }
}

interface Period {
  start: number
  /** How many days; 0 for a period shorter than a day. */
  days: number
}

/** The lengths of the periods that are all equal, in milliseconds. */
const sizes: Partial<Record<Frequency, number>> = {
  WEEKLY: 7 * day,
  DAILY: day,
  HOURLY: hour,
  MINUTELY: 60 * second,
  SECONDLY: second,
}

function periodAt({ frequency, interval, weekStart }: Rule, start: number, index: number): Period {
  const date = new Date(start)
  const steps = index * interval
  if (frequency === 'YEARLY') {
    const first = wallOf(date.getUTCFullYear() + steps, 1, 1)
    return { start: first, days: (wallOf(yearOf(first) + 1, 1, 1) - first) / day }
  }
  if (frequency === 'MONTHLY') {
    const month = date.getUTCMonth() + 1 + steps
    const first = wallOf(date.getUTCFullYear(), month, 1)
    return { start: first, days: (wallOf(date.getUTCFullYear(), month + 1, 1) - first) / day }
  }
  const size = sizes[frequency]!
  if (frequency === 'WEEKLY') {
    const first = startOfDay(start) - ((date.getUTCDay() - weekStart + 7) % 7) * day
    return { start: first + steps * size, days: 7 }
  }
  return frequency === 'DAILY'
    ? { start: startOfDay(start) + steps * size, days: 1 }
    : { start: Math.floor(start / size) * size + steps * size, days: 0 }
}

/** How many periods may be left out before a moment: those that surely end before it. */
function periodsBefore({ frequency, interval }: Rule, start: number, from: number): number {
  const longest = sizes[frequency] ?? (frequency === 'MONTHLY' ? 31 : 366) * day
  return Math.max(0, Math.floor((from - start) / (longest * interval)) - 1)
}

/** The times of a period in order; nothing for one shorter than a day on a day, or at an hour, that is not the rule's. */
function timesOf(rule: Rule, { start, days }: Period, accepts: (wall: number) => boolean, budget: Budget) {
  const found: number[] = []
  if (days === 0) {
    if (!accepts(start)) return undefined
    const date = new Date(start)
    const own = (values: number[], value: number) => (values.length === 0 || values.includes(value) ? [value] : [])
    const isSecondly = rule.frequency === 'SECONDLY'
    const isMinutely = isSecondly || rule.frequency === 'MINUTELY'
    addTimes(found, startOfDay(start), budget, {
      hours: own(rule.hours, date.getUTCHours()),
      minutes: isMinutely ? own(rule.minutes, date.getUTCMinutes()) : rule.minutes,
      seconds: isSecondly ? own(rule.seconds, date.getUTCSeconds()) : rule.seconds,
    })
    return budget.isSpent ? undefined : found
  }
  for (let index = 0; index < days; index += 1) {
    if (!budget.spend()) return undefined
    const date = start + index * day
    if (accepts(date)) addTimes(found, date, budget, rule)
  }
  return budget.isSpent ? undefined : found
}

type Clock = Pick<Rule, 'hours' | 'minutes' | 'seconds'>

function addTimes(found: number[], date: number, budget: Budget, { hours, minutes, seconds }: Clock): void {
  const first = found.length
  for (const h of hours)
    for (const m of minutes)
      for (const s of seconds) {
        if (!budget.spend()) return
        found.push(date + h * hour + m * 60 * second + Math.min(s, 59) * second)
      }
  if (found.length - first > 1) found.push(...found.splice(first).sort((one, other) => one - other))
}

/** Those at the positions asked for, from the first or, when negative, from the last. */
function chosen(found: number[], positions: number[]): number[] {
  const distinct = [...new Set(found)]
  if (positions.length === 0) return distinct
  return distinct.filter((_, index) => positions.includes(index + 1) || positions.includes(index - distinct.length))
}

/** Whether a day is the rule's. */
function dayFilter(rule: Rule): (wall: number) => boolean {
  const { months, weekNumbers, yearDays, monthDays, days } = rule
  const ofYear = rule.frequency === 'YEARLY' && months.length === 0
  const hasPositions = (rule.frequency === 'YEARLY' && weekNumbers.length === 0) || rule.frequency === 'MONTHLY'
  return (wall) => {
    const date = new Date(wall)
    const year = date.getUTCFullYear()
    const month = date.getUTCMonth() + 1
    if (months.length > 0 && !months.includes(month)) return false
    if (days.length > 0) {
      const same = days.filter(({ weekday }) => weekday === date.getUTCDay())
      if (same.length === 0) return false
      if (hasPositions && same.every(({ position }) => position !== 0)) {
        const [first, next] = ofYear
          ? [wallOf(year, 1, 1), wallOf(year + 1, 1, 1)]
          : [wallOf(year, month, 1), wallOf(year, month + 1, 1)]
        const fromFirst = Math.floor((wall - first) / (7 * day)) + 1
        const fromLast = -Math.floor((next - startOfDay(wall) - day) / (7 * day)) - 1
        if (!same.some(({ position }) => position === fromFirst || position === fromLast)) return false
      }
    }
    if (monthDays.length > 0) {
      const length = new Date(wallOf(year, month + 1, 0)).getUTCDate()
      if (!matches(monthDays, date.getUTCDate(), length)) return false
    }
    if (yearDays.length > 0) {
      const length = (wallOf(year + 1, 1, 1) - wallOf(year, 1, 1)) / day
      if (!matches(yearDays, Math.floor((wall - wallOf(year, 1, 1)) / day) + 1, length)) return false
    }
    return weekNumbers.length === 0 || isInWeeks(weekNumbers, wall, rule.weekStart)
  }
}

/** Whether a number, counted from 1, or from −1 at the end, is on a list. */
const matches = (list: number[], value: number, length: number) =>
  list.includes(value) || list.includes(value - length - 1)

/** Weeks are numbered as by ISO 8601, from the day they begin on: the first has four days of the new year. */
function isInWeeks(numbers: number[], wall: number, weekStart: number): boolean {
  const sinceStart = (new Date(wall).getUTCDay() - weekStart + 7) % 7
  const year = yearOf(startOfDay(wall) + (3 - sinceStart) * day)
  const first = firstWeek(year, weekStart)
  const week = Math.floor((wall - first) / (7 * day)) + 1
  return matches(numbers, week, (firstWeek(year + 1, weekStart) - first) / (7 * day))
}

function firstWeek(year: number, weekStart: number): number {
  const fourth = wallOf(year, 1, 4)
  return fourth - ((new Date(fourth).getUTCDay() - weekStart + 7) % 7) * day
}
