// Runs in the page of a tag before anything is drawn, so that nothing flashes.
{
  const root = document.documentElement
  const isFramed = parent !== self
  root.classList.toggle('framed', isFramed)
  for (const [name, colour] of Object.entries(JSON.parse(root.dataset.colours)))
    root.style.setProperty(`--ess-${name}`, colour)

  /** Whoever answered where nothing is kept could answer again, and what they typed would be lost. */
  const keepsNothing = () => {
    try {
      return !localStorage
    } catch {
      return true
    }
  }

  const setApart = () => {
    root.classList.add('apart')
    const tag = document.querySelector('[data-answers]')
    tag?.replaceWith(...tag.childNodes)
  }

  // The first change comes once all is parsed, just before the deferred script that defines the tag.
  if (origin === 'null' || (isFramed && keepsNothing()))
    document.addEventListener('readystatechange', setApart, { once: true })

  if (isFramed) {
    /** What WordPress names this frame by; it may add it later. */
    const secretOf = () => /[?&]secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1]
    const tell = (message) => parent.postMessage(message, '*')
    const tellHeight = () => {
      const height = Math.ceil(root.getBoundingClientRect().height)
      const secret = secretOf()
      tell({ type: 'ess-embed', height })
      if (secret) tell({ message: 'height', value: height, secret })
    }
    new ResizeObserver(tellHeight).observe(root)
    // Out of sight nothing is observed to grow, and WordPress hides a frame until it hears of it.
    new MutationObserver(tellHeight).observe(root, { subtree: true, attributeFilter: ['state'] })
    for (const moment of ['DOMContentLoaded', 'load', 'hashchange']) addEventListener(moment, tellHeight)
    addEventListener('message', ({ source, data }) => {
      const isAsked = data?.type === 'ess-embed' || (data?.message === 'ready' && data.secret === secretOf())
      if (source === parent && isAsked) tellHeight()
    })

    // A link leads out of the frame. A sandbox may let nothing out: WordPress then goes where it is told.
    addEventListener('click', (event) => {
      const link = event.composedPath().find(({ localName, href }) => localName === 'a' && href)
      if (!link || link.getAttribute('href').startsWith('#')) return
      link.target = '_blank'
      const secret = secretOf()
      const isOther = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
      if (origin !== 'null' || !secret || isOther || link.host !== location.host) return
      event.preventDefault()
      tell({ message: 'link', value: link.href, secret })
    })
  }
}
