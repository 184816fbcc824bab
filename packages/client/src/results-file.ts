import type { FamilyAnswers, People, PrincipleResult, Reason, Results, Tally } from '@ess-widgets/contract'
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
import { atMost, date, distinct, localized, number, share, span, whole } from './results-file-fields.ts'
import { mostPrinciples, opinionsOf } from './results-file-opinions.ts'

/** The limit of the contract, of one principle. */
const mostReasons = 1000

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
    people: peopleOf(people),
    principles: distinct(
      atMost(mostPrinciples, principles, 'principles').map(principleOf),
      ({ principle }) => principle,
      'principles',
    ),
    ...(opinions !== undefined && { opinions: opinionsOf(opinions) }),
  }
}

function peopleOf(value: unknown): People {
  const { least, most } = fields(value, 'people')
  // Without the other, it is so many or more.
  if (most === undefined) return { least: count(least, 'people.least') }
  const highest = count(most, 'people.most')
  return { least: whole(least, 0, highest, 'people.least'), most: highest }
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
    families: distinct(
      list(shown, `${at}.families`).map((each, row) => {
        const of = `${at}.families[${row}]`
        const { family } = fields(each, of)
        return { family: family === null ? null : oneOf(families, family, `${of}.family`), ...answers(each, of) }
      }),
      ({ family }) => family,
      `${at}.families`,
    ),
    ...(total !== undefined && { total: tally(total, `${at}.total`) }),
    ...(by !== undefined && {
      channels: distinct(
        list(by, `${at}.channels`).map((each, row) => {
          const of = `${at}.channels[${row}]`
          return { channel: oneOf(channels, fields(each, of)['channel'], `${of}.channel`), ...answers(each, of) }
        }),
        ({ channel }) => channel,
        `${at}.channels`,
      ),
    }),
    reasons: atMost(mostReasons, reasons, `${at}.reasons`).map((each, row) => reason(each, `${at}.reasons[${row}]`)),
  }
}

function answers(value: unknown, at: string): Omit<FamilyAnswers, 'family'> {
  const { people, agree, disagree, pass, support } = fields(value, at)
  const { low, high } = fields(support, `${at}.support`)
  const all = count(people, `${at}.people`)
  if (!all) throw new Error(`${at}.people must not be 0: a group of nobody is not there`)
  const spans = {
    agree: span(agree, all, `${at}.agree`),
    disagree: span(disagree, all, `${at}.disagree`),
    pass: span(pass, all, `${at}.pass`),
  }
  const sum = (end: 'least' | 'most') => Object.values(spans).reduce((total, each) => total + each[end], 0)
  if (sum('least') > all || sum('most') < all)
    throw new Error(`${at}: agree, disagree and pass must be as many as people`)
  const highest = share(high, `${at}.support.high`)
  return {
    people: all,
    ...spans,
    support: { low: number(low, 0, highest, `${at}.support.low`), high: highest },
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

function tally(value: unknown, name: string): Tally {
  const { agree, disagree, pass } = fields(value, name)
  return { agree: count(agree, name), disagree: count(disagree, name), pass: count(pass, name) }
}
