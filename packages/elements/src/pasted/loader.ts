/**
 * The beginning of the pasted script: one copy a page, and parts that come on need from the folder it came from, each with
 * its hash. A classic script all through: a module script may lock the import map of the page, and no hash would cover what
 * it imports.
 */

/** What a part is made of. `load` is its dynamic import, `policy` the page's only one. */
type Factory = (
  exports: object,
  require: (part: string) => object,
  load: (part: string) => Promise<object>,
  policy: Policy | undefined,
) => void

/** By the name of a part's file, its hash, as `integrity` has it. */
type Hashes = Record<string, string>

interface Copy {
  version: string
  /** Whether it was said that another version is not used. */
  hasTold?: boolean
  /** What a part does when its script runs: `needs` come before it, and `hashes` are of all that it may ask for. */
  part(name: string, needs: readonly string[], hashes: Hashes, factory: Factory): void
}

/** The build says both. */
declare const ESS_PARTS: Hashes
declare const ESS_VERSION: string

/** As the standard library does not know it yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy
}
type Policy = Record<'createHTML' | 'createScriptURL', (text: string) => string>

const key = Symbol.for('ess-widgets')
const page = globalThis as unknown as Record<typeof key, Copy | undefined>

/** Runs the script's own part, unless another copy did. */
export function begin(factory: Factory): void {
  const first = page[key]
  if (!first) {
    page[key] = copy()
    page[key].part('ess.js', [], ESS_PARTS, factory)
  } else if (first.version !== ESS_VERSION && !first.hasTold) {
    first.hasTold = true
    console.warn(`ess-widgets ${first.version} is already on this page: ${ESS_VERSION} is not used`)
  }
}

function copy(): Copy {
  const { src, nonce } = own()
  const policy = makePolicy()
  const parts: Record<string, { needs: readonly string[]; factory: Factory }> = {}
  const loading: Record<string, Promise<object> | undefined> = {}
  const loaded: Record<string, object> = {}
  const known: Hashes = {}

  const load = (name: string) => (loading[name] ??= fetchPart(name).then(() => run(name)))

  async function fetchPart(name: string): Promise<void> {
    const address = new URL(name, src).href
    const script = document.createElement('script')
    script.src = policy?.createScriptURL(address) ?? address
    script.integrity = known[name]!
    script.crossOrigin = 'anonymous'
    script.nonce = nonce
    document.head.append(script)
    await new Promise<unknown>((resolve, reject) => {
      script.onload = resolve
      script.onerror = reject
    }).catch(() => {})
    script.remove()
    if (parts[name]) return
    // Whoever asks next tries again.
    loading[name] = undefined
    throw new Error(`${address} could not be loaded`)
  }

  async function run(name: string): Promise<object> {
    const { needs, factory } = parts[name]!
    await Promise.all(needs.map(load))
    const exports = {}
    factory(exports, (need) => loaded[need]!, load, policy)
    return (loaded[name] = exports)
  }

  return {
    version: ESS_VERSION,
    part(name, needs, hashes, factory) {
      parts[name] = { needs, factory }
      Object.assign(known, hashes)
      // The script itself is not asked for by anybody.
      if (name !== 'ess.js') return
      const exports = (loaded[name] = {})
      loading[name] = Promise.resolve(exports)
      factory(exports, () => exports, load, policy)
    },
  }
}

/** Where the script came from; an optimiser may have put it into another one, beside which no part is. */
function own(): { src: string; nonce: string } {
  const running = document.currentScript as HTMLScriptElement | null
  const isOurs = ({ src }: { src: string }) => /\/ess\.js(\?|$)/.test(src)
  const scripts = [...(running ? [running] : []), ...document.scripts].filter(isOurs)
  const style = document.querySelector<HTMLLinkElement>('link[href*="/ess.css"]')
  return {
    src: scripts[0]?.src ?? style?.href ?? `https://cdn.jsdelivr.net/npm/@ess-widgets/elements@${ESS_VERSION}/cdn/`,
    nonce: running?.nonce ?? '',
  }
}

/** Under a policy that does not name it, what follows fails as it would without. */
function makePolicy(): Policy | undefined {
  const same = (text: string) => text
  try {
    return (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('ess-widgets', {
      createHTML: same,
      createScriptURL: same,
    })
  } catch {
    return undefined
  }
}
