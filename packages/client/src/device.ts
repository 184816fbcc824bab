/** What the page keeps, wherever storage is blocked or full: taking part works, until the page closes. */
const kept: Record<string, string | undefined> = {}

/** Reads what the host page's own storage keeps on this device. */
export function recall(key: string): string | undefined {
  try {
    kept[key] ??= localStorage[key]
  } catch {
    // Blocked.
  }
  return kept[key]
}

/** Keeps a value in the host page's own storage. */
export function remember(key: string, value: string): void {
  kept[key] = value
  try {
    localStorage[key] = value
  } catch {
    // Blocked or full.
  }
}

/** 128 random bits, written in digits. `crypto.randomUUID` is missing from pages served over plain HTTP. */
export const randomName = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-')

const voterKey = (consultation: string) => `ess-voter ${consultation}`

/** The token of this device's voter, if the person already acted, here or in another tab. */
export function knownVoter(consultation: string): string | undefined {
  const token = recall(voterKey(consultation))
  // A damaged one counts for none: every act would be refused.
  return /^[\w-]{22,64}$/.test(token!) ? token : undefined
}

/** The token of this device's voter, made now if need be. */
export function voterFor(consultation: string): string {
  if (!knownVoter(consultation)) remember(voterKey(consultation), randomName())
  return knownVoter(consultation)!
}
