/** What people meet in a tag: read, heard or under the focus. For tests. */

interface Axe {
  setup: (node: Element) => void
  teardown: () => void
  commons: {
    aria: { getRole: (node: Element) => string }
    text: { accessibleText: (node: Element) => string }
  }
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What a person reads, spaces made one. */
export const words = ({ shadowRoot }: Element) => oneSpace(shadowRoot!.querySelector<HTMLElement>('.card')!.innerText)

/** The first button that says so. */
export const button = ({ shadowRoot }: Element, name: string) =>
  [...shadowRoot!.querySelectorAll('button')].find(({ textContent }) => oneSpace(textContent).includes(name))!

export const focused = ({ shadowRoot }: Element) => shadowRoot!.activeElement as HTMLElement | null

export const focusedName = (element: Element) => focused(element) && oneSpace(focused(element)!.textContent)

/** What a screen reader was told last. */
export const announced = () => oneSpace(document.getElementById('ess-announcer')!.textContent)

/** Role, name and state of what a screen reader meets, by axe's reading of the tree. */
export function outline({ shadowRoot }: Element, selector: string) {
  const { axe } = window as unknown as { axe: Axe }
  axe.setup(shadowRoot!.host)
  const lines = [...shadowRoot!.querySelectorAll(selector)]
    .filter((node) => node.checkVisibility())
    .map((node) => {
      const { ariaPressed: pressed, ariaLevel: level, ariaExpanded: expanded } = node
      const role = node.localName === 'summary' ? 'summary' : axe.commons.aria.getRole(node)
      const name = oneSpace(axe.commons.text.accessibleText(node))
      const states = Object.entries({ pressed, level, expanded }).map(([state, value]) => value && ` ${state}=${value}`)
      return `${role} "${name}"${states.filter(Boolean).join('')}`
    })
  axe.teardown()
  return lines
}

/** Runs with the console's warnings kept instead of shown. */
export async function warnings(act: () => Promise<unknown>) {
  const { warn } = console
  const said: string[] = []
  console.warn = (message: string) => said.push(message)
  try {
    await act()
  } finally {
    console.warn = warn
  }
  return said
}
