/** Whoever takes part: does its work, and asks for its turn before each step of it. */
export type Actor = (turn: () => Promise<void>) => Promise<unknown>

/**
 * Has actors work as if at once, one step at a time, in a given order of their places. One that is named with nothing left to
 * do is passed over, and what is left when the order ends is done in turn.
 */
export async function interleave(actors: readonly Actor[], order: readonly number[]): Promise<void> {
  const waiting = new Map<number, () => void>()
  const failures: unknown[] = []
  /** Resolves when the actor at a place asks for its next turn, or has no more to do. */
  const pauses = actors.map((actor, place) => {
    let paused = Promise.withResolvers<void>()
    const turn = () => {
      const allowed = Promise.withResolvers<void>()
      waiting.set(place, allowed.resolve)
      paused.resolve()
      return allowed.promise
    }
    void actor(turn)
      .catch((error: unknown) => failures.push(error))
      .finally(() => paused.resolve())
    return {
      first: paused.promise,
      step: () => {
        const go = waiting.get(place)
        if (!go) return undefined
        waiting.delete(place)
        paused = Promise.withResolvers()
        go()
        return paused.promise
      },
    }
  })
  for (const { first } of pauses) await first
  for (const place of order) await pauses[place]!.step()
  for (const { step } of pauses) for (let next = step(); next; next = step()) await next
  if (failures.length > 0) throw failures[0]
}

/** Every order in which actors with so many steps each can take them. */
export function ordersOf(steps: readonly number[]): number[][] {
  if (steps.every((left) => left === 0)) return [[]]
  return steps.flatMap((left, place) =>
    left === 0 ? [] : ordersOf(steps.with(place, left - 1)).map((rest) => [place, ...rest]),
  )
}
