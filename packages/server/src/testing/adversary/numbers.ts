import assert from 'node:assert/strict'
import type { People } from '@ess-widgets/contract'

/** By the path of a number in a document, or of a yes, a no or a text with a digit: what it is, and why it may be there. */
export type KnownNumbers = Readonly<Record<string, string>>

const file = 'what the organiser wrote'
const sum = 'a sum of people: an equation of the adversary'
const follows = 'follows from what is beside it: computed again'
const own = 'of what its author published, whoever voted what'
const opinion = 'of computed groups: of fifty people at least, which is seen here; proven in opinion-groups.test.ts'

const group = (path: string): KnownNumbers => ({
  [`${path}.people`]: sum,
  ...Object.fromEntries(
    ['agree', 'disagree', 'pass'].flatMap((choice) =>
      ['least', 'most'].map((end) => [`${path}.${choice}.${end}`, sum]),
    ),
  ),
  [`${path}.support.low`]: follows,
  [`${path}.support.high`]: follows,
})

const tally = (path: string): KnownNumbers =>
  Object.fromEntries(['agree', 'disagree', 'pass'].map((choice) => [`${path}.${choice}`, sum]))

export const numbersOfResults: KnownNumbers = {
  consultation: file,
  familyMinimum: file,
  publication: 'one more than at the publication before',
  published: 'the clock of the server that published',
  isFinal: 'whether the last is made: the clock, and the seal',
  'people.least': 'where it is not the whole number, the most that is shown on one principle: computed again',
  'people.most': sum,
  'principles[].missing': follows,
  'principles[].reasons[].number': own,
  ...group('principles[].families[]'),
  ...group('principles[].channels[]'),
  ...tally('principles[].total'),
  'opinions.count': opinion,
  'opinions.groups[].share': opinion,
  'opinions.principles[].x': opinion,
  'opinions.principles[].y': opinion,
  'opinions.principles[].agree[]': opinion,
  'opinions.principles[].disagree[]': opinion,
}

export const numbersOfCounts: KnownNumbers = {
  version: 'how many acts there were, or 0 where no total moves: counted',
  'results.publication': 'that of the results: compared',
  'workshops[].published': own,
  'workshops[].version': own,
  'signatures.version': 'of those who signed, whoever voted what',
  ...tally('principles[].total'),
  'principles[].channels.web': sum,
  'principles[].channels.room': sum,
  'principles[].channels.paper': sum,
}

export const numbersOfDataset: KnownNumbers = {
  datePublished: 'that of the results: compared',
  dateModified: 'that of the results: compared',
  'distribution[].sha256': 'follows from the file it names: computed again',
}

/** Fails on whatever says a number that nobody has looked at. */
export function assertKnown(name: string, document: unknown, known: KnownNumbers): void {
  const strange = [...leavesOf(document)].filter(([path, leaf]) => saysSomething(leaf) && !known[path])
  assert.deepEqual(strange, [], `${name}: say in testing/adversary/numbers.ts what these are of people, and prove it`)
}

const answered =
  /^(?:(\d+) (?:personnes? (?:a|ont) répondu|(?:person|people) answered)|(\d+) (?:personnes ou plus ont répondu|people or more answered))(?:\u202f; ce n’est pas|; this is not)/
const notYet = /^(Aucun résultat n’est publié|No result is published)\D*$/

/** How many people answered, as a sentence tells it; nothing where nothing is published yet. */
export function peopleIn(sentence: string): People | undefined {
  if (notYet.test(sentence)) return undefined
  const [, exact, least] = answered.exec(sentence.replaceAll(/(?<=\d)[\u202f,](?=\d{3})/g, '')) ?? []
  assert.ok(exact ?? least, sentence)
  assert.equal(sentence.match(/\d[\d\u202f,]*/g)!.length, 1, sentence)
  return exact ? { least: Number(exact), most: Number(exact) } : { least: Number(least) }
}

const saysSomething = (leaf: unknown) => typeof leaf === 'number' || typeof leaf === 'boolean' || /\d/.test(`${leaf}`)

function* leavesOf(value: unknown, path = ''): Generator<[path: string, leaf: unknown]> {
  if (typeof value !== 'object' || value === null) return yield [path, value]
  for (const [key, inner] of Object.entries(value))
    yield* leavesOf(inner, Array.isArray(value) ? `${path}[]` : [path, key].filter(Boolean).join('.'))
}
