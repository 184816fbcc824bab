import type {
  FamilyAnswers,
  LocalizedText,
  Opinions,
  PrincipleResult,
  Reason,
  Results,
  Span,
} from '@ess-widgets/contract'
import {
  channels,
  families,
  headings,
  origins,
  statuses,
  totalsPolicies,
  verdicts,
} from '@ess-widgets/contract/vocabulary.js'
import { count, fields, list, oneOf, readFile, text } from './file-fields.ts'

/** Reads a results bundle from a static file, or says in words what is wrong with it. */
export const readResults = (address: string): Promise<Results> =>
  readFile(address, checked).then(({ document }) => document)

/** What the file says, and nothing else that it holds. */
function checked(file: unknown): Results {
  const {
    consultation,
    title,
    summary,
    status,
    publication,
    published,
    isFinal,
    totals,
    familyMinimum,
    people,
    principles,
    opinions,
  } = fields(file, 'the file')
  return {
    consultation: text(consultation, 'consultation'),
    title: localized(title, 'title'),
    ...(summary !== undefined && { summary: localized(summary, 'summary') }),
    status: oneOf(statuses, status, 'status'),
    publication: count(publication, 'publication'),
    ...(published !== undefined && { published: date(published, 'published') }),
    isFinal: isFinal === true,
    totals: oneOf(totalsPolicies, totals, 'totals'),
    familyMinimum: count(familyMinimum, 'familyMinimum'),
    people: span(people, 'people'),
    principles: list(principles, 'principles').map(principleOf),
    ...(opinions !== undefined && { opinions: opinionsOf(opinions) }),
  }
}

function principleOf(value: unknown, index: number): PrincipleResult {
  const at = `principles[${index}]`
  const {
    principle,
    statement,
    origin,
    heading,
    verdict,
    spoke,
    missing,
    families: shown,
    total,
    channels: by,
    reasons,
  } = fields(value, at)
  const { kind, label } = fields(origin, `${at}.origin`)
  return {
    principle: text(principle, `${at}.principle`),
    statement: localized(statement, `${at}.statement`),
    origin: { kind: oneOf(origins, kind, `${at}.origin.kind`), label: localized(label, `${at}.origin.label`) },
    heading: oneOf(headings, heading, `${at}.heading`),
    verdict: oneOf(verdicts, verdict, `${at}.verdict`),
    spoke: list(spoke, `${at}.spoke`).map((family) => oneOf(families, family, `${at}.spoke`)),
    ...(missing !== undefined && { missing: count(missing, `${at}.missing`) }),
    families: list(shown, `${at}.families`).map((each, row) => {
      const of = `${at}.families[${row}]`
      const { family } = fields(each, of)
      return { family: family === null ? null : oneOf(families, family, `${of}.family`), ...answers(each, of) }
    }),
    ...(total !== undefined && { total: tally(total, `${at}.total`) }),
    ...(by !== undefined && {
      channels: list(by, `${at}.channels`).map((each, row) => {
        const of = `${at}.channels[${row}]`
        return { channel: oneOf(channels, fields(each, of)['channel'], `${of}.channel`), ...answers(each, of) }
      }),
    }),
    reasons: list(reasons, `${at}.reasons`).map((each, row) => reason(each, `${at}.reasons[${row}]`)),
  }
}

function answers(value: unknown, at: string): Omit<FamilyAnswers, 'family'> {
  const { people, agree, disagree, pass, support } = fields(value, at)
  const { low, high } = fields(support, `${at}.support`)
  return {
    people: count(people, `${at}.people`),
    agree: span(agree, `${at}.agree`),
    disagree: span(disagree, `${at}.disagree`),
    pass: span(pass, `${at}.pass`),
    support: { low: share(low, `${at}.support.low`), high: share(high, `${at}.support.high`) },
  }
}

function reason(value: unknown, at: string): Reason {
  const { number, text: words, author, organisation, family } = fields(value, at)
  return {
    number: count(number, `${at}.number`),
    text: text(words, `${at}.text`),
    ...(author !== undefined && { author: text(author, `${at}.author`) }),
    ...(organisation !== undefined && { organisation: text(organisation, `${at}.organisation`) }),
    ...(family != null && { family: oneOf(families, family, `${at}.family`) }),
  }
}

function opinionsOf(value: unknown): Opinions {
  const { count: all, groups, principles } = fields(value, 'opinions')
  return {
    count: count(all, 'opinions.count'),
    groups: list(groups, 'opinions.groups').map((each, index) => {
      const at = `opinions.groups[${index}]`
      return { share: share(fields(each, at)['share'], `${at}.share`) }
    }),
    principles: list(principles, 'opinions.principles').map((each, index) => {
      const at = `opinions.principles[${index}]`
      const { principle, x, y, agree, disagree } = fields(each, at)
      const places = (side: unknown, name: string) => list(side, name).map((place) => count(place, name))
      return {
        principle: text(principle, `${at}.principle`),
        x: number(x, -1, 1, `${at}.x`),
        y: number(y, -1, 1, `${at}.y`),
        agree: places(agree, `${at}.agree`),
        disagree: places(disagree, `${at}.disagree`),
      }
    }),
  }
}

function localized(value: unknown, name: string): LocalizedText {
  const { fr, en } = fields(value, name)
  return { fr: text(fr, `${name}.fr`), en: text(en, `${name}.en`) }
}

function tally(value: unknown, name: string) {
  const { agree, disagree, pass } = fields(value, name)
  return { agree: count(agree, name), disagree: count(disagree, name), pass: count(pass, name) }
}

function span(value: unknown, name: string): Span {
  const { least, most } = fields(value, name)
  return { least: count(least, `${name}.least`), most: count(most, `${name}.most`) }
}

function date(value: unknown, name: string): string {
  const written = text(value, name)
  if (Number.isNaN(Date.parse(written))) throw new Error(`${name} must be a date, such as 2026-11-25T18:00:00Z`)
  return written
}

const share = (value: unknown, name: string) => number(value, 0, 1, name)

function number(value: unknown, least: number, most: number, name: string): number {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new Error(`${name} must be a number from ${least} to ${most}`)
  return value
}
