import type { Notes } from './notes.ts'

/** A content line with its folds undone (RFC 5545 § 3.1). */
export interface ContentLine {
  /** 1 for the first line of the file. */
  line: number
  text: string
}

/** A component, with what stands between its BEGIN and its END. */
export interface Component {
  /** In lower case: `vevent`. */
  name: string
  line: number
  lines: ContentLine[]
  components: Component[]
}

/** Components that hold no component of these kinds: one that begins inside another says that an END is missing. */
const topLevel = new Set(['vevent', 'vtodo', 'vjournal', 'vfreebusy', 'vtimezone'])

/** A calendar holds events, and they alarms: what is nested deeper is no calendar's. */
const deepest = 20

/** The components of a file, whatever its line endings and however its BEGIN and END are nested, and where it was cut. */
export function readComponents(text: string, notes: Notes): { root: Component; cutAt?: number } {
  const root: Component = { name: '', line: 1, lines: [], components: [] }
  const open = [root]
  const current = () => open.at(-1)!
  const close = (component: Component) => {
    while (current() !== component) {
      const { name, line } = open.pop()!
      notes.add(
        line,
        `« BEGIN:${name.toUpperCase()} » n’a pas sa ligne « END:${name.toUpperCase()} ».`,
        `“BEGIN:${name.toUpperCase()}” has no “END:${name.toUpperCase()}”.`,
      )
    }
  }
  let last = 1
  for (const content of unfold(text)) {
    last = content.line
    const [, edge, written = ''] = /^(begin|end)[ \t]*:[ \t]*([a-z0-9-]{1,64})[ \t]*$/i.exec(content.text) ?? []
    const name = written.toLowerCase()
    if (edge?.toLowerCase() === 'begin' && open.length < deepest) {
      if (name === 'vcalendar') close(root)
      else if (topLevel.has(name)) close(open.find((component) => component.name === 'vcalendar') ?? root)
      const component = { name, line: content.line, lines: [], components: [] }
      current().components.push(component)
      open.push(component)
    } else if (edge?.toLowerCase() === 'end') {
      const component = open.findLast((one) => one.name === name)
      if (component) {
        close(component)
        open.pop()
      } else {
        notes.add(
          content.line,
          `« END:${name.toUpperCase()} » ne ferme rien.`,
          `“END:${name.toUpperCase()}” closes nothing.`,
        )
      }
    } else if (!edge && isContentLine(content.text) && current() !== root) {
      current().lines.push(content)
    } else {
      notes.add(
        content.line,
        'Cette ligne n’est pas de l’iCalendar ; elle est laissée de côté.',
        'This line is not iCalendar; it is left out.',
      )
    }
  }
  const isCut = open.length > 1
  leaveOutCutEvent(open, notes)
  close(root)
  return isCut ? { root, cutAt: last } : { root }
}

/** Of an event that the file ends in the middle of, nobody knows what it would have said: a date, or that it is private. */
function leaveOutCutEvent(open: Component[], notes: Notes): void {
  const index = open.findIndex(({ name }) => name === 'vevent')
  const [event] = index < 0 ? [] : open.splice(index)
  if (!event) return
  open[index - 1]!.components.pop()
  notes.lose(
    event.line,
    'Le fichier s’arrête au milieu de cet événement (END:VEVENT manque) : il n’est pas gardé.',
    'The file stops in the middle of this event (it has no “END:VEVENT”): it is not kept.',
  )
}

const isContentLine = (text: string) => /^[a-z0-9.-]+[ \t]*[:;]/i.test(text) && text.includes(':')

/** A line that begins by a space or a tab continues the one before, also across a blank line. */
function* unfold(text: string): Generator<ContentLine> {
  let line = 0
  let content: { line: number; parts: string[] } | undefined
  for (const physical of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    line += 1
    if (physical.trim() === '') continue
    if (/^[ \t]/.test(physical) && content) {
      content.parts.push(physical.slice(1))
      continue
    }
    if (content) yield { line: content.line, text: content.parts.join('') }
    content = { line, parts: [physical.replace(/^[ \t\ufeff]+/, '')] }
  }
  if (content) yield { line: content.line, text: content.parts.join('') }
}
