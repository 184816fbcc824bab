// What runs in the page, each function by itself: none knows anything outside of it.

/** Before the page: neither the clock nor chance changes what shows. */
export function beStill() {
  const instant = Date.parse('2026-11-25T09:41:00+01:00')
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [instant]))
    }
    static now() {
      return instant
    }
  }
  Math.random = () => 0
}

/** Tells another story, to somebody whose device has kept nothing of the one before. */
export async function turnTo(storyId) {
  localStorage.clear()
  const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__
  const told = new Promise((happen, fail) => {
    channel.once('storyRendered', happen)
    setTimeout(() => fail(new Error('the story has no end')), 30_000)
    for (const event of ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'storyMissing'])
      channel.once(event, (error) => fail(new Error(`${event}: ${error?.message ?? error?.description ?? storyId}`)))
  })
  channel.emit('setCurrentStory', { storyId, viewMode: 'story' })
  await told
}

/** Resolves once the story and its interactions are over, every tag shows what it has, and a few frames were the same. */
export async function rest({ isOfLoading, isDocument }) {
  const frame = () => new Promise((happen) => requestAnimationFrame(happen))
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot ? [element, ...inside(element.shadowRoot)] : [element],
    )
  const enough = 4
  let before
  let frames = 0
  for (const start = performance.now(); frames < enough; await frame()) {
    const { phase = isDocument && 'finished' } = globalThis.__STORYBOOK_PREVIEW__?.currentRender ?? {}
    if (phase === 'errored' || phase === 'aborted') throw new Error(`the story ended ${phase}`)
    const elements = inside(document.querySelector('#storybook-root'))
    await Promise.all(elements.map(({ updateComplete }) => updateComplete))
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))
    const loading = elements.filter((element) => element.getAttribute('state') === 'loading')
    const isOver = phase === 'finished' && document.body.classList.contains('sb-show-main')
    const now = [
      document.documentElement.scrollHeight,
      ...elements.map(({ shadowRoot }) => shadowRoot?.innerHTML),
    ].join()
    frames = now === before && isOver && (isOfLoading || loading.length === 0) ? frames + 1 : 0
    before = now
    if (performance.now() - start > 30_000)
      throw new Error(`never at rest: ${phase}, ${loading.map(({ localName }) => `<${localName}> is loading`)}`)
  }
}

/** What the page was told of itself. */
export function lookOfPage() {
  const { lang, style } = document.documentElement
  return { language: lang, scheme: style.colorScheme }
}

export function undefinedTags() {
  const tags = [...document.querySelectorAll('#storybook-root :not(:defined)')]
  return tags.map(({ localName }) => `<${localName}> is not registered`)
}

export async function violations() {
  const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
  // Style sheets are loaded again for rules that do not run.
  const options = { rules, resultTypes: ['violations'], preload: false }
  const { violations } = await globalThis.axe.run('#storybook-root', options)
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `axe ${id}: ${help} at ${node.target.flat()}`))
}

/** The room that it takes, once it is back at its top and no caret blinks in it. */
export function measured() {
  scrollTo({ top: 0, left: 0, behavior: 'instant' })
  const still = new CSSStyleSheet()
  still.replaceSync('* { caret-color: transparent !important }')
  for (const { shadowRoot } of document.querySelectorAll('*')) shadowRoot?.adoptedStyleSheets.push(still)
  document.adoptedStyleSheets.push(still)
  const { scrollWidth, scrollHeight } = document.documentElement
  return { width: scrollWidth, height: Math.min(scrollHeight, Math.max(document.body.scrollHeight, 40)) }
}
