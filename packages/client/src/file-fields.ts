import { fetchFile, parseJson } from './file.ts'

/** Reads a static JSON file and checks it, or says in words, for whoever wrote it, what is wrong with it. */
export async function readFile<T>(address: string, check: (file: unknown) => T): Promise<{ document: T; url: string }> {
  const response = await fetchFile(address)
  return { document: check(parseJson(await response.text())), url: response.url || address }
}

export function fields(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${name} must be an object`)
  return value as Record<string, unknown>
}

export function list(value: unknown, name: string): unknown[] {
  if (value !== undefined && !Array.isArray(value)) throw new Error(`${name} must be a list`)
  return value ?? []
}

export function text(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new Error(`${name} must be a text`)
  return value
}

export function count(value: unknown = 0, name: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Error(`${name} must be a whole number`)
  return value as number
}

export function oneOf<T>(values: readonly T[], value: unknown, name: string): T {
  if (!values.includes(value as T)) throw new Error(`${name} must be one of ${values.join(', ')}`)
  return value as T
}
