/**
 * How often the verdicts would be wrong, on real conversations: with families drawn at random, where nobody diverges; and
 * with the people cut in two halves, one of which judges what the other found. The seeds are fixed: the same table each time.
 */
import { families as vocabulary } from '@ess-widgets/contract/vocabulary.js'
import { judge, representativeness, voicesOf } from '@ess-widgets/tally'
import { conversation, conversationNames, missing } from '../packages/tally/dist/opinion/testing/conversations.js'
import { answersOf } from '../packages/tally/dist/publication/voices.js'
import { homogeneity } from '../packages/tally/dist/statistics/homogeneity.js'
import { randomOf } from '../packages/tally/dist/adversary/random.js'

const lawful = vocabulary.filter((family) => family !== 'none')
const draws = 20
const least = 10
const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} % of ${whole}`)

/** By statement, what each family of these people answered, as counts. */
function tallies({ matrix }, familyOf, isThere = () => true) {
  const { people, statements, starts, columns, values } = matrix
  const all = Array.from({ length: statements }, () => new Map())
  for (let person = 0; person < people; person++) {
    const family = familyOf(person)
    if (!family || !isThere(person)) continue
    for (let vote = starts[person]; vote < starts[person + 1]; vote++) {
      const table = all[columns[vote]]
      if (!table.has(family)) table.set(family, { agree: 0, disagree: 0, pass: 0 })
      table.get(family)[values[vote] > 0 ? 'agree' : values[vote] < 0 ? 'disagree' : 'pass']++
    }
  }
  return all
}

const sizeOf = ({ agree, disagree, pass }) => agree + disagree + pass

/** The voices of a statement as they would be published: families of ten people at least, spans for the small ones of one mind. */
const published = (table) =>
  voicesOf(
    [...table]
      .filter(([, tally]) => sizeOf(tally) >= least)
      .map(([family, tally]) => ({ family, ...answersOf(tally) })),
  )

/** Random families: every divergence that is called is false. */
function nothingToFind(talk) {
  const found = { judged: 0, divergent: 0, uneven: 0, typical: 0 }
  for (let draw = 1; draw <= draws; draw++) {
    const random = randomOf(draw)
    const families = Array.from({ length: talk.matrix.people }, () => lawful[random(0, lawful.length - 1)])
    const tables = tallies(talk, (person) => families[person])
    const voices = tables.map(published)
    for (const [index, { verdict }] of judge(voices).entries()) {
      if (voices[index].length < 2) continue
      found.judged++
      if (verdict.startsWith('divergent')) found.divergent++
      if (homogeneity(voices[index].map(({ agree, size }) => ({ count: agree, size }))) < 0.05) found.uneven++
      if (isTypical([...tables[index].values()])) found.typical++
    }
  }
  return found
}

/** Whether Polis would call a statement representative of one of these groups: z over 1.2816 in both tests of a side. */
const isTypical = (tables) =>
  tables.some((_, index) =>
    Object.values(representativeness(tables, index)).some(
      ({ probabilityTest, representativenessTest }) => probabilityTest > 1.2816 && representativenessTest > 1.2816,
    ),
  )

/** Polis's groups as families: what one half calls common, and whether it has a majority in each of them in the other half. */
function halves(talk) {
  const groups = [...new Set(talk.groupOf.values())]
  const familyOf = (person) => lawful[groups.indexOf(talk.groupOf.get(talk.people[person]))]
  const found = { common: 0, held: 0 }
  for (let draw = 1; draw <= draws; draw++) {
    const random = randomOf(1000 + draw)
    const isFirst = Array.from({ length: talk.matrix.people }, () => random(0, 1) === 0)
    const first = tallies(talk, familyOf, (person) => isFirst[person])
    const second = tallies(talk, familyOf, (person) => !isFirst[person])
    const voices = first.map(published)
    for (const [index, { verdict }] of judge(voices).entries()) {
      if (!verdict.startsWith('common')) continue
      found.common++
      const others = voices[index].map(({ family }) => second[index].get(family)).filter(Boolean)
      if (others.every((tally) => tally.agree / sizeOf(tally) > 0.5)) found.held++
    }
  }
  return found
}

export function measure() {
  if (missing) {
    console.warn(`SKIPPED: ${missing}`)
    return [['Verdicts on real conversations', `not measured: ${missing}`, '']]
  }
  return conversationNames.flatMap((name) => {
    const talk = conversation(name)
    const random = nothingToFind(talk)
    const { common, held } = halves(talk)
    return [
      [`${name}: random families called divergent`, percent(random.divergent, random.judged), '≤ 1 %'],
      ['… by a chi-square at 5 % alone, for comparison', percent(random.uneven, random.judged), ''],
      ['… typical of a family by Polis’s rule, for comparison', percent(random.typical, random.judged), ''],
      [
        '… “common” in one half, a majority everywhere in the other',
        percent(held, common),
        common >= 50 ? '≥ 97 %' : '',
      ],
    ]
  })
}
