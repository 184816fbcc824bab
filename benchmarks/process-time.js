/** Process time of pure functions: garbage collection and compiler included, what others do on the machine is not. */
import { median } from './load.js'

/** What each run gave last, so that no compiler finds that nobody wants it. */
const given = {}

/** By run, its microseconds in interleaved rounds, each long enough for the clock; hot code first. */
export function timed(runs, rounds = 9) {
  const clock = (name, times) => {
    const before = process.cpuUsage()
    for (let time = 0; time < times; time++) given[name] = runs[name]()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / times
  }
  const found = {}
  const times = {}
  for (const name of Object.keys(runs)) {
    const enough = (micros) => Math.ceil(micros / Math.max(0.1, times[name]))
    times[name] = 1
    // What takes seconds needs no warming.
    for (const warm of [0, 2e5, 2e5]) if (times[name] < 1e6) times[name] = clock(name, warm ? enough(warm) : 1)
    times[name] = enough(3e4)
    found[name] = []
  }
  for (let round = 0; round < rounds; round++)
    for (const name of Object.keys(runs)) found[name].push(clock(name, times[name]))
  return {
    micros: (name) => median(found[name]),
    ratio: (name, to) => median(found[name].map((time, round) => time / found[to][round])),
  }
}

export const saidTime = (micros) =>
  micros < 1000 ? `${micros.toPrecision(3)} µs` : `${Number((micros / 1000).toPrecision(3)).toLocaleString('en')} ms`

export const saidRatio = (ratio) => (ratio < 100 ? ratio.toPrecision(3) : Math.round(ratio).toLocaleString('en'))
