import { Budget } from './budget.ts'
import type { Component } from './lines.ts'
import type { Notes } from './notes.ts'
import { Properties, type Property } from './properties.ts'
import { occurrences } from './recurrence.ts'
import { readRule, type Rule } from './rule.ts'
import { day, readWall, second, yearOf } from './wall.ts'

/** Since when, and how often, the clocks of a zone have had an offset; times in milliseconds, on the clocks before it. */
interface Observance {
  start: number
  offset: number
  before: number
  rules: Rule[]
  dates: number[]
}

const names = new Set(['tzid', 'dtstart', 'tzoffsetfrom', 'tzoffsetto', 'rrule', 'rdate'])

/**
 * Days all the zones of a calendar may look at: some 200 years of them. No deadline here: an hour that is right on one
 * machine is right on all.
 */
const stepsOfZones = 600_000

/** A zone with more changes than this is none of this Earth’s. */
const mostObservances = 500

/** The zones a calendar brings along (RFC 5545 § 3.6.5), by their TZID: the offset at an instant. */
export function readZones(components: Component[], notes: Notes) {
  const budget = new Budget(stepsOfZones, Infinity)
  const zones = new Map<string, (instant: number) => number>()
  for (const component of components) {
    const identifier = new Properties(component, names, notes).text('tzid')
    const observances = component.components
      .filter(({ name }) => name === 'standard' || name === 'daylight')
      .slice(0, mostObservances)
      .flatMap((one) => readObservance(new Properties(one, names, notes)) ?? [])
    if (identifier && observances.length > 0) zones.set(identifier, offsets(observances, component.line, budget, notes))
    else {
      notes.add(
        component.line,
        'Ce fuseau (VTIMEZONE) n’a pas de nom ou pas de règle lisible ; il est laissé de côté.',
        'This time zone (VTIMEZONE) has no name or no rule that can be read; it is left out.',
      )
    }
  }
  return zones
}

function readObservance(properties: Properties): Observance | undefined {
  const start = readWall(properties.first('dtstart')?.values[0])
  const offset = readOffset(properties.first('tzoffsetto'))
  const before = readOffset(properties.first('tzoffsetfrom'))
  if (!start || offset === undefined || before === undefined) return undefined
  return {
    start: start.wall,
    offset,
    before,
    // A change that comes several times a month is no zone’s.
    rules: properties
      .all('rrule')
      .flatMap(({ values }) => readRule(values[0]) ?? [])
      .filter(({ frequency }) => frequency === 'YEARLY' || frequency === 'MONTHLY'),
    dates: properties
      .all('rdate')
      .flatMap(({ values }) => values)
      .flatMap((value) => readWall(value) ?? [])
      .map(({ wall, isUtc }) => (isUtc ? wall + before : wall)),
  }
}

/** In milliseconds. ical.js writes offsets as `-07:41`, with seconds when there are some. */
function readOffset(property: Property | undefined): number | undefined {
  const [, sign, hours, minutes, seconds = 0] =
    /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(String(property?.values[0])) ?? []
  if (!sign || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * second
}

interface Change {
  instant: number
  offset: number
}

/** Changes are worked out year by year, for the years that are asked for. */
function offsets(observances: Observance[], line: number, budget: Budget, notes: Notes): (instant: number) => number {
  const years = new Map<number, Change[]>()
  const [earliest] = observances.toSorted((one, other) => one.start - other.start)
  return (instant) => {
    const year = yearOf(instant)
    let changes = years.get(year)
    if (!changes) {
      const until = instant + 400 * day
      changes = observances
        .flatMap((observance) => changesOf(observance, instant - 800 * day, until, budget))
        .sort((one, other) => one.instant - other.instant)
      years.set(year, changes)
      if (budget.isSpent)
        notes.once(
          line,
          'Les fuseaux de ce fichier changent trop souvent : des heures peuvent être fausses.',
          'The time zones of this file change too often: some times may be wrong.',
        )
    }
    return changes.findLast((change) => change.instant <= instant)?.offset ?? earliest!.before
  }
}

/** The changes from a moment to another, and the last one before when the rule ended earlier. */
function changesOf(
  { start, offset, before, rules, dates }: Observance,
  from: number,
  to: number,
  budget: Budget,
): Change[] {
  const walls = [start, ...dates]
  for (const rule of rules) {
    const until = rule.until && (rule.until.isUtc ? rule.until.wall + before : rule.until.wall)
    for (const wall of occurrences(rule, start, budget, Math.min(from, (until ?? to) - 800 * day))) {
      if (wall > to || (until !== undefined && wall > until)) break
      walls.push(wall)
    }
  }
  return walls.map((wall) => ({ instant: wall - before, offset }))
}
