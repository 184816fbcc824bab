const interval = 1000

/**
 * Asks at most once a second, and shares the answer among all who want it meanwhile: whoever calls often, or many
 * times at once, costs the disk nothing more.
 */
export function shareEachSecond(ask: () => Promise<void>): () => Promise<void> {
  let answer: Promise<void> | undefined
  return () => {
    if (answer) return answer
    answer = ask()
    const second = new Promise((resolve) => setTimeout(resolve, interval).unref())
    void Promise.allSettled([answer, second]).then(() => (answer = undefined))
    return answer
  }
}
