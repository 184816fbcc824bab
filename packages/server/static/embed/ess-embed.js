// Pasted beside frames of this server, it gives each the height of what it holds. Without it, they scroll.
{
  const { origin } = new URL(document.currentScript.src)
  /** In CSS pixels: none vanishes, and none takes the page over. */
  const [least, most] = [80, 30_000]
  const frames = () => [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${origin}/embed/`))

  addEventListener('message', (event) => {
    if (event.origin !== origin || event.data?.type !== 'ess-embed' || !(event.data.height > 0)) return
    const frame = frames().find(({ contentWindow }) => contentWindow === event.source)
    if (!frame) return
    const { boxSizing } = getComputedStyle(frame)
    const edges = boxSizing === 'border-box' ? frame.offsetHeight - frame.clientHeight : 0
    frame.style.height = `${Math.min(Math.max(event.data.height, least), most) + edges}px`
  })

  // Those that came first have told their height to nobody, and those out of sight do not see that they got narrower.
  const ask = () => frames().forEach(({ contentWindow }) => contentWindow.postMessage({ type: 'ess-embed' }, '*'))
  ask()
  for (const moment of ['DOMContentLoaded', 'resize']) addEventListener(moment, ask)
}
