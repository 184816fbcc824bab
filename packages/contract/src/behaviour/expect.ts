import type { TSchema } from 'typebox'
import { Check, Equal, Errors } from 'typebox/value'
import { Problem, problem, problemType, type ProblemName } from '../problem.ts'

export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  expect(Equal(actual, expected), `${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`)
}

/** The bytes of a successful answer, checked against the schema of its route. */
export async function expectBytes(response: Response, schema: TSchema): Promise<string> {
  const text = await response.text()
  expect(response.status === 200, `expected 200, got ${response.status}: ${text}`)
  expectMedia(response, 'application/json')
  expectSchema(schema, JSON.parse(text))
  return text
}

/** The document of a successful answer, checked against the schema of its route. */
export async function expectDocument<T>(response: Response, schema: TSchema): Promise<T> {
  return JSON.parse(await expectBytes(response, schema))
}

/** The problem document of a refusal, which must be that one, at that field when one is named. */
export async function expectProblem(response: Response, name: ProblemName, pointer?: string): Promise<Problem> {
  const text = await response.text()
  const expected = problem(name)
  expect(response.status === expected.status, `expected ${expected.status} ${name}, got ${response.status}: ${text}`)
  expectMedia(response, problemType)
  const document: Problem = JSON.parse(text)
  expectSchema(Problem, document)
  const { type, title, titles, status } = document
  expectEqual({ type, title, titles, status }, expected, `the problem ${name}`)
  const pointers = document.errors?.map((error) => error.pointer) ?? []
  if (pointer !== undefined)
    expect(pointers.includes(pointer), `expected the field “${pointer}”, got ${JSON.stringify(pointers)}`)
  return document
}

export function expectSchema(schema: TSchema, document: unknown): void {
  if (Check(schema, document)) return
  throw new Error(`not as the schema says: ${JSON.stringify(document)} ${JSON.stringify(Errors(schema, document))}`)
}

function expectMedia({ headers }: Response, media: string) {
  const [type, charset] = (headers.get('Content-Type') ?? '').split(/; */)
  expect(type === media, `expected ${media}, got ${type}`)
  expect(!charset || /^charset=utf-8$/i.test(charset), `expected UTF-8, got ${charset}`)
}

/** Asks again until the answer is right: counts may be a moment late. */
export async function eventually(check: () => Promise<void>, patience = 5000): Promise<void> {
  const end = Date.now() + patience
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
