/** Does the work, and says how many milliseconds of processor it took: what else the machine does is not its fault. */
export function timed<T>(work: () => T): { result: T; milliseconds: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, milliseconds: (user + system) / 1000 }
}
