import assert from 'node:assert/strict'
import { test } from 'node:test'
import { channels, choices, families } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import { move, sum, type Cell, type Place } from './counting.ts'

const place = fc.record({
  choice: fc.option(fc.constantFrom(...choices)),
  family: fc.option(fc.constantFrom(...families)),
  channel: fc.constantFrom(...channels),
})
const history = fc.array(fc.record({ voter: fc.nat(9), principle: fc.constantFrom('a', 'b', 'c'), to: place }), {
  maxLength: 60,
})
const nowhere: Place = { choice: null, family: null, channel: 'web' }
const sorted = (cells: Cell[]) => cells.map((cell) => JSON.stringify(cell)).sort()

test('steps added up equal a recount of where every ballot stands', () => {
  fc.assert(
    fc.property(history, (acts) => {
      const last = new Map<string, Place>()
      const steps = acts.flatMap(({ voter, principle, to }) => {
        const from = last.get(`${voter} ${principle}`) ?? nowhere
        last.set(`${voter} ${principle}`, to)
        return move(principle, from, to)
      })
      const recount = [...last].flatMap(([ballot, to]) => move(ballot.split(' ')[1]!, nowhere, to))
      assert.deepEqual(sorted(sum(steps)), sorted(sum(recount)))
    }),
  )
})

test('the order of the steps does not matter', () => {
  const steps = fc.array(fc.tuple(place, place))
  fc.assert(
    fc.property(steps, fc.nat(), (pairs, turn) => {
      const moves = pairs.flatMap(([from, to]) => move('a', from, to))
      const shuffled = [
        ...moves.slice(turn % (moves.length + 1)),
        ...moves.slice(0, turn % (moves.length + 1)),
      ].reverse()
      assert.deepEqual(sorted(sum(shuffled)), sorted(sum(moves)))
    }),
  )
})

test('a ballot that stays where it is takes no step', () => {
  const agree: Place = { choice: 'agree', family: null, channel: 'paper' }
  assert.deepEqual(move('a', agree, { ...agree }), [])
  assert.deepEqual(move('a', nowhere, { choice: null, family: 'mutual', channel: 'room' }), [])
})

test('a ballot that changes channel is one more there and one less where it was, and no more ballots', () => {
  fc.assert(
    fc.property(place, fc.constantFrom(...channels), fc.constantFrom(...choices), (there, channel, choice) => {
      const from = { ...there, choice }
      const steps = move('a', from, { ...from, channel })
      const change = (by: string) =>
        steps.filter((step) => step.channel === by).reduce((total, { count }) => total + count, 0)
      for (const by of channels) {
        const expected = channel === from.channel ? 0 : by === channel ? 1 : by === from.channel ? -1 : 0
        assert.equal(change(by), expected, by)
      }
    }),
  )
})
