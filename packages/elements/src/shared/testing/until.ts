/** Waits until what is sought is there, five seconds at most. */
export async function until<T>(seek: () => T | null | undefined | false): Promise<T> {
  for (const start = performance.now(); performance.now() - start < 5000;) {
    const found = seek()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`this never came: ${seek}`)
}
