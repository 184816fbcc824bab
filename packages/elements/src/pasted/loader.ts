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

/** What whoever looks after the page can do. */
const lost = 'leave ess.js out of what is put into one file, or add <link rel="ess-folder" href="…/"> to the page'

const key = Symbol.for('ess-widgets')
const page = globalThis as unknown as Record<typeof key, Copy | undefined>

/** Runs the script's own part, unless another copy did. */
export function begin(factory: Factory): void {
  const first = page[key]
  if (!first) page[key] = copy(factory)
  else if (first.version !== ESS_VERSION && !first.hasTold) {
    first.hasTold = true
    console.warn(`ess-widgets ${first.version} is already on this page: ${ESS_VERSION} is not used`)
  }
}

function copy(own: Factory): Copy {
  const running = runningScript()
  const nonce = running?.nonce ?? ''
  const policy = makePolicy()
  const parts: Record<string, { needs: readonly string[]; factory: Factory }> = {}
  const asked: Record<string, HTMLScriptElement | undefined> = {}
  const loading: Record<string, Promise<object> | undefined> = {}
  const loaded: Record<string, object> = { 'ess.js': {} }
  const known: Hashes = { ...ESS_PARTS }
  let isLost = false

  const load = (name: string) =>
    (loading[name] ??= fetchPart(name)
      .then(() => run(name))
      .catch((error: unknown) => {
        // Whoever asks next tries again.
        loading[name] = undefined
        throw error
      }))

  async function fetchPart(name: string): Promise<void> {
    // It may be here already, and wait for one that it needs.
    if (parts[name]) return
    const address = new URL(name, folder()).href
    const script = (asked[name] = document.createElement('script'))
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
    asked[name] = undefined
    if (!parts[name]) throw new Error(`${address} could not be loaded`)
  }

  /** Where that is not known, nobody is asked: a site that hosts all at home has promised so. */
  function folder(): string {
    const found = folderOf(running)
    if (found) return found
    const why = `ess-widgets does not know where its other files are: ${lost}`
    if (!isLost) console.warn(why)
    isLost = true
    throw new Error(why)
  }

  async function run(name: string): Promise<object> {
    const { needs, factory } = parts[name]!
    await Promise.all(needs.map((need) => loaded[need] ?? load(need)))
    const exports = {}
    factory(exports, (need) => loaded[need]!, load, policy)
    return (loaded[name] = exports)
  }

  own(loaded['ess.js']!, (need) => loaded[need]!, load, policy)
  return {
    version: ESS_VERSION,
    part(name, needs, hashes, factory) {
      // Any script of the page can call this, and a part has the policy: it is one that was asked for, with its hash.
      if (runningScript() !== asked[name]) return
      parts[name] = { needs, factory }
      Object.assign(known, hashes)
    },
  }
}

/** An element of the page whose name is that of a property takes its place in the document, and not in its prototype. */
const runningScript = () =>
  Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')!.get!.call(document) as HTMLScriptElement | null

const all = <T extends Element>(selector: string, type: new () => T) =>
  [...Document.prototype.querySelectorAll.call(document, selector)].filter((node): node is T => node instanceof type)

/** Where the script came from, or its style sheet: an optimiser may have put it into another file, beside which no part is. */
function folderOf(running: HTMLScriptElement | null): string | undefined {
  const scripts = [running, ...all('script', HTMLScriptElement)]
  const isOurs = (script: HTMLScriptElement | null) => /\/ess\.js(\?|$)/.test(script?.src ?? '')
  return scripts.find(isOurs)?.src ?? all('link[rel=ess-folder],link[href*="/ess.css"]', HTMLLinkElement)[0]?.href
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
