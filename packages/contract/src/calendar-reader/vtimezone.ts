import { Budget } from './budget.ts'
import type { Component } from './lines.ts'
import type { Notes } from './notes.ts'
import { Properties, type Property } from './properties.ts'
import { occurrences } from './recurrence.ts'
import { readRule, type Rule } from './rule.ts'
import { day, readWall, second, wallOf, yearOf } from './wall.ts'

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

/** A zone with more changes than this, by observances or by dates, is none of this Earth’s. */
const mostChanges = 500

/** The zones a calendar brings along (RFC 5545 § 3.6.5), by their TZID: the offset at an instant. */
export function readZones(components: Component[], notes: Notes) {
  const budget = new Budget(stepsOfZones, Infinity)
  const zones = new Map<string, (instant: number) => number>()
  for (const component of components) {
    const identifier = new Properties(component, names, notes).text('tzid')
    const observances = component.components
      .filter(({ name }) => name === 'standard' || name === 'daylight')
      .slice(0, mostChanges)
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

/** Changes are worked out year by year, for the years that are asked for; of a year, those that it sees are kept. */
function offsets(observances: Observance[], line: number, budget: Budget, notes: Notes): (instant: number) => number {
  const years = new Map<number, Change[]>()
  const written = writtenChanges(observances, line, notes)
  const ruled = observances.filter(({ rules }) => rules.length > 0)
  const [earliest] = observances.toSorted((one, other) => one.start - other.start)
  const changesIn = (year: number) => {
    const first = wallOf(year, 1, 1)
    // A zone's clocks may be a day from those of UTC, at either end.
    const found = ruled.flatMap((observance) => changesOf(observance, first - 800 * day, first + 368 * day, budget))
    const changes = [...written, ...found].sort((one, other) => one.instant - other.instant)
    const before = changes.findLastIndex(({ instant }) => instant <= first)
    return changes.slice(Math.max(0, before)).filter(({ instant }) => instant < first + 368 * day)
  }
  return (instant) => {
    const year = yearOf(instant)
    let changes = years.get(year)
    if (!changes) {
      changes = changesIn(year)
      years.set(year, changes)
      if (budget.isSpent) noteTooMany(line, notes)
    }
    return changes.findLast((change) => change.instant <= instant)?.offset ?? earliest!.before
  }
}

const noteTooMany = (line: number, notes: Notes) =>
  notes.once(
    line,
    'Les fuseaux de ce fichier changent trop souvent : des heures peuvent être fausses.',
    'The time zones of this file change too often: some times may be wrong.',
  )

/** The changes that are dates of the file, each once and in order: they are the same whatever the year. */
function writtenChanges(observances: Observance[], line: number, notes: Notes): Change[] {
  const changes = new Map<number, Change>()
  for (const { start, dates, before, offset } of observances)
    for (const wall of [start, ...dates]) changes.set(wall - before, { instant: wall - before, offset })
  if (changes.size > mostChanges) noteTooMany(line, notes)
  return [...changes.values()].sort((one, other) => one.instant - other.instant).slice(0, mostChanges)
}

/** The changes by rule from a moment to another, and the last one before when the rule ended earlier. */
function changesOf({ start, offset, before, rules }: Observance, from: number, to: number, budget: Budget): Change[] {
  const walls: number[] = []
  for (const rule of rules) {
    if (!budget.spend()) break
    const until = rule.until && (rule.until.isUtc ? rule.until.wall + before : rule.until.wall)
    for (const wall of occurrences(rule, start, budget, Math.min(from, (until ?? to) - 800 * day))) {
      if (wall > to || (until !== undefined && wall > until)) break
      walls.push(wall)
    }
  }
  return walls.map((wall) => ({ instant: wall - before, offset }))
}
