/** What storage refused, blocked or full: taking part works all the same, until the page closes. */
const kept: Record<string, string | undefined> = {}

/** Reads what the host page's own storage keeps on this device, other tabs' words included. */
export function recall(key: string): string | undefined {
  try {
    return kept[key] ?? localStorage[key]
  } catch {
    return kept[key]
  }
}

/** Keeps a value in the host page's own storage. */
export function remember(key: string, value: string): void {
  kept[key] = value
  try {
    localStorage[key] = value
    delete kept[key]
  } catch {
    // Blocked or full.
  }
}

/** Takes a value out of it. */
export function forget(key: string): void {
  delete kept[key]
  try {
    localStorage.removeItem(key)
  } catch {
    // Blocked: it never was there.
  }
}

/** 128 random bits, written in digits. `crypto.randomUUID` is missing from pages served over plain HTTP. */
export const randomName = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

const voterKey = (ballots: string) => `ess-voter ${ballots}`

/**
 * The token of this device's voter, by the address of one's ballots, which the server writes in one way only. There if
 * the person already acted, here or in another tab.
 */
export function knownVoter(ballots: string): string | undefined {
  const token = recall(voterKey(ballots))
  // A damaged one counts for none: every act would be refused.
  return /^[\w-]{22,64}$/.test(token!) ? token : undefined
}

/** The token of this device's voter, made now if need be. */
export function voterFor(ballots: string): string {
  if (!knownVoter(ballots)) remember(voterKey(ballots), randomName())
  return knownVoter(ballots)!
}
