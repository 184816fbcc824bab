/** Whether a page fits the narrowest phone that WCAG 1.4.10 and RGAA 10.11 ask about, whatever the window is. */
const width = 320

/** The padding is that of a window as narrow. What is out of the flow counts too. */
const onPhone = { inlineSize: `${width}px`, paddingInline: '1.25em', position: 'relative' }
const onItsOwn = { inlineSize: '', paddingInline: '', position: '' }

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

const nameOf = ({ localName, className }: Element) => [localName, className].filter(Boolean).join('.')

/** What reaches further than the page does, if nothing around it scrolls. */
const beyond = (house: HTMLElement, edge: number) =>
  [...house.querySelectorAll(':not(:is(pre, .wide) *)')].filter((each) => each.getBoundingClientRect().right > edge + 1)

/** Fails where a page would have to be scrolled from the side. */
export async function expectFitsPhone(canvas: HTMLElement): Promise<void> {
  const house = canvas.querySelector<HTMLElement>('.house')!
  Object.assign(house.style, onPhone)
  await frame()
  await frame()
  const { scrollWidth } = house
  const names = beyond(house, house.getBoundingClientRect().right).map(nameOf)
  Object.assign(house.style, onItsOwn)
  await frame()
  if (scrollWidth > width + 1)
    throw new Error(`${scrollWidth} pixels wide on a phone of ${width}:\n${[...new Set(names)].join('\n')}`)
}
