const silence = 15_000

/** Asks a static host for a file; one that is not there is an error, in words for whoever looks after the page. */
export async function fetchFile(address: string): Promise<Response> {
  const response = await fetch(address, {
    credentials: 'omit',
    cache: 'no-cache',
    signal: AbortSignal.timeout(silence),
  })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  return response
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('this is not JSON')
  }
}
