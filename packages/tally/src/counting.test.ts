import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choices, families } from '@ess-widgets/contract/vocabulary.js'
import fc from 'fast-check'
import { move, sum, type Cell, type Place } from './counting.ts'

const place = fc.record({
  choice: fc.option(fc.constantFrom(...choices)),
  family: fc.option(fc.constantFrom(...families)),
})
const history = fc.array(fc.record({ voter: fc.nat(9), principle: fc.constantFrom('a', 'b', 'c'), to: place }), {
  maxLength: 60,
})
const sorted = (cells: Cell[]) => cells.map((cell) => JSON.stringify(cell)).sort()

test('steps added up equal a recount of where every ballot stands', () => {
  fc.assert(
    fc.property(history, (acts) => {
      const last = new Map<string, Place>()
      const steps = acts.flatMap(({ voter, principle, to }) => {
        const from = last.get(`${voter} ${principle}`) ?? { choice: null, family: null }
        last.set(`${voter} ${principle}`, to)
        return move(principle, from, to)
      })
      const recount = [...last].flatMap(([ballot, to]) =>
        move(ballot.split(' ')[1]!, { choice: null, family: null }, to),
      )
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
  assert.deepEqual(move('a', { choice: 'agree', family: null }, { choice: 'agree', family: null }), [])
  assert.deepEqual(move('a', { choice: null, family: null }, { choice: null, family: 'mutual' }), [])
})
