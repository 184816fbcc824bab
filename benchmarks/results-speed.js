/** How fast results are found: tallies and verdicts of a million ballots, one ballot to its new verdict, opinion groups. */
import { families as vocabulary } from '@ess-widgets/contract/vocabulary.js'
import { BallotPlanes, judge, Judgements, voicesOf, votesOf } from '@ess-widgets/tally'
import { answersOf } from '../packages/tally/dist/publication/voices.js'
import { randomOf } from '../packages/tally/dist/adversary/random.js'
import { besidePeers } from './opinion-peers.js'
import { saidRatio, saidTime, timed } from './process-time.js'

const lawful = vocabulary.filter((family) => family !== 'none')
const principleCount = 50

/** 20,000 people of five families and three minds, who all answer 50 principles: some divide families, some minds, some nobody. */
function million() {
  const random = randomOf(1)
  const families = Array.from({ length: 20_000 }, () => lawful[random(0, lawful.length - 1)])
  const leanings = Array.from({ length: principleCount }, () => {
    const common = random(25, 75)
    const divides = random(0, 2)
    const around = (spread) => random(-spread, spread)
    return {
      ofMind: [0, 1, 2].map(() => common + around(divides === 0 ? 20 : 0)),
      ofFamily: new Map(lawful.map((family) => [family, around(divides === 1 ? 20 : 0)])),
    }
  })
  const rows = families.map((family) => {
    const mind = random(0, 2)
    return leanings.map(({ ofMind, ofFamily }, principle) => {
      const isFor = random(0, 99) < ofMind[mind] + ofFamily.get(family)
      return [principle, random(0, 9) === 0 ? 0 : isFor ? 1 : -1]
    })
  })
  return { families, matrix: votesOf(rows, principleCount) }
}

/** One vote after the other, into one table of integers: the truth, and what planes are compared with. */
function counted({ matrix: { people, starts, columns, values }, families }) {
  const counts = new Uint32Array(principleCount * lawful.length * 3)
  const places = Uint8Array.from(families, (family) => lawful.indexOf(family))
  for (let person = 0; person < people; person++)
    for (let vote = starts[person]; vote < starts[person + 1]; vote++)
      counts[(columns[vote] * lawful.length + places[person]) * 3 + values[vote] + 1]++
  return counts
}

/** Run by run, as tallies are: V8 leaves one long loop that is seldom called half optimised, several times slower. */
function plainSum(words, run) {
  let sum = 0
  for (let start = 0; start < words.length; start += run) sum = (sum + sumOf(words, start, start + run)) | 0
  return sum
}

function sumOf(words, start, end) {
  let sum = 0
  for (let index = start; index < end; index++) sum = (sum + words[index]) | 0
  return sum
}

/** As they are published. */
const voicesOfTable = (table) => voicesOf([...table].map(([family, tally]) => ({ family, ...answersOf(tally) })))

function fromScratch(consultation, planes) {
  const flat = planes
    .tallies()
    .flatMap((table) =>
      lawful.flatMap((family) => ['disagree', 'pass', 'agree'].map((choice) => table.get(family)[choice])),
    )
  if (counted(consultation).some((count, cell) => count !== flat[cell])) throw new Error('the planes count wrong')
  // Three bits for each of a million ballots; a run is one choice of one family on one principle.
  const run = 20_000 / lawful.length / 32
  const words = Uint32Array.from({ length: 3 * principleCount * lawful.length * run }, (_, index) => index)
  const time = timed({
    plain: () => plainSum(words, run),
    tallies: () => planes.tallies(),
    both: () => judge(planes.tallies().map(voicesOfTable)),
    counted: () => counted(consultation),
    made: () => BallotPlanes.of(consultation.matrix, consultation.families),
  })
  return [
    ['1,000,000 ballots in bit planes: tallies and verdicts from scratch', saidTime(time.micros('both')), '≤ 3 ms'],
    ['… tallies and verdicts ÷ a plain sum over the same bytes', saidRatio(time.ratio('both', 'plain')), ''],
    ['… tallies alone ÷ a plain sum over the same bytes', saidRatio(time.ratio('tallies', 'plain')), ''],
    ['… counting one vote after the other ÷ tallies by planes', saidRatio(time.ratio('counted', 'tallies')), ''],
    ['… the planes themselves, made from the votes', saidTime(time.micros('made')), ''],
  ]
}

/** Ballots on any principle, each with a look at its verdict; the next act takes it back, so that nothing grows. */
function ballots(given) {
  const principles = [...given]
  const random = randomOf(2)
  const acts = Array.from({ length: 10_000 }, () => {
    const [principle, family, isFor] = [random(0, principles.length - 1), random(0, lawful.length - 1), random(0, 1)]
    return [1, -1].map((step) => ({ principle, family, agree: step * isFor, disagree: step * (1 - isFor), step }))
  }).flat()
  const live = new Judgements(principles)
  let next = 0
  return () => {
    const act = acts[next++ % acts.length]
    const { family, agree, disagree, size } = principles[act.principle][act.family]
    const voice = { family, agree: agree + act.agree, disagree: disagree + act.disagree, size: size + act.step }
    principles[act.principle] = principles[act.principle].with(act.family, voice)
    live.set(act.principle, principles[act.principle])
    return live.at(act.principle)
  }
}

function oneBallot(many) {
  const random = randomOf(3)
  // Twenty people a family, nearly of one mind: each cell of those against expects fewer than five.
  const few = many.map(() =>
    lawful.map((family) => {
      const agree = random(15, 19)
      return { family, agree, disagree: random(0, 20 - agree), size: 20 }
    }),
  )
  const time = timed({ many: ballots(many), again: () => judge(many), few: ballots(few) })
  return [
    ['One ballot to its new verdict, 50 principles × 5 families', saidTime(time.micros('many')), '≤ 2 µs'],
    ['… all 50 judged again ÷ one ballot', saidRatio(time.ratio('again', 'many')), ''],
    ['… where families are of 20 people, and the test by permutation', saidTime(time.micros('few')), ''],
  ]
}

export async function measure() {
  const consultation = million()
  const planes = BallotPlanes.of(consultation.matrix, consultation.families)
  return [
    ...fromScratch(consultation, planes),
    ...oneBallot(planes.tallies().map(voicesOfTable)),
    ...(await besidePeers({ '20,000 people × 50': consultation.matrix })),
  ]
}
