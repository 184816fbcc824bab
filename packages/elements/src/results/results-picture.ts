import type { Results } from '@ess-widgets/contract'
import type { Group, ResultsView } from './results-state.ts'
import { laterMessages } from './results-later-messages.ts'
import type { Tools } from './results-later.ts'

/** What a picture is made of: one list, drawn as SVG or on a canvas. Lengths in pixels. */
export type Drawn =
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      weight: 400 | 700
      colour: string
      anchor?: 'middle'
    }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; colour: string; width: number; dash?: string }
  | { kind: 'path'; x: number; y: number; d: string; fill: string; stroke: string }

export interface Picture {
  width: number
  height: number
  items: Drawn[]
}

/** On paper and on slides: light, whatever the page is. */
const ink = {
  text: '#1b1f23',
  muted: '#55606a',
  line: '#d5dbe0',
  shared: '#1f6fb2',
  divergent: '#b2541a',
  unsettled: '#6b7680',
}
const width = 960
const left = { x: 24, width: 410 }
const right = { x: 470, width: 440 }
const lane = 18
const font = 'system-ui, sans-serif'

/** Everything that shows, closed, as one picture with its title, its number of people and what it is not. */
export function pictureOf(results: Results, note: string, view: ResultsView, tools: Tools): Picture {
  const { rowsOf, shareOf, shapes, isHollow, sentenceOf } = tools
  const { messages, text, reading } = view
  const items: Drawn[] = []
  let y = 20
  const write = (
    words: string,
    size: number,
    { weight = 400 as 400 | 700, colour = ink.text, measure = width - 2 * left.x } = {},
  ) => {
    for (const line of wrap(words, `${weight} ${size}px ${font}`, measure)) {
      y += size * 1.4
      items.push({ kind: 'text', x: left.x, y, text: line, size, weight, colour })
    }
  }
  write(text(results.title), 22, { weight: 700 })
  write(note, 14, { colour: ink.muted })
  write(messages.interval, 12, { colour: ink.muted })
  if (results.published) {
    const day = new Intl.DateTimeFormat(tools.localeOf(messages.language), {
      dateStyle: 'long',
      timeZone: 'Europe/Paris',
    })
    write(laterMessages[messages.language].published(day.format(Date.parse(results.published))), 12, {
      colour: ink.muted,
    })
  }
  if (view.unheard.length) write(messages.tooFew(tools.enumerate(view.unheard, view)), 12, { colour: ink.muted })
  const seen = new Set(results.principles.flatMap((each) => rowsOf(each, reading).map(({ group }) => group)))
  y += 24
  let x = left.x
  for (const group of (Object.keys(messages.groups) as Group[]).filter((each) => seen.has(each))) {
    const name = messages.groups[group]
    const length = 34 + measureOf(name, `400 14px ${font}`)
    if (x + length > width - left.x) [x, y] = [left.x, y + 22]
    mark(group, x + 8, y, ink.text)
    items.push({ kind: 'text', x: x + 20, y: y + 5, text: name, size: 14, weight: 400, colour: ink.muted })
    x += length
  }
  y += 8
  for (const heading of ['shared', 'divergent', 'unsettled'] as const) {
    const those = results.principles.filter((each) => each.heading === heading)
    if (!those.length) continue
    y += 16
    write(tools.headingOf(heading, results, messages), 18, { weight: 700, measure: left.width })
    for (const at of [0, 50, 100])
      items.push({
        kind: 'text',
        x: right.x + (right.width * at) / 100,
        y,
        text: tools.numbersIn(messages.language).percent.format(at / 100),
        size: 12,
        weight: 400,
        colour: ink.muted,
        anchor: 'middle',
      })
    y += 6
    for (const result of those) {
      const top = y + 8
      const rows = rowsOf(result, reading)
      write(text(result.statement), 14, { measure: left.width })
      write(sentenceOf(result, view), 12, { colour: ink.muted, measure: left.width })
      const bottom = Math.max(y + 6, top + rows.length * lane)
      for (const at of [0, 25, 50, 75, 100]) {
        const at1 = right.x + (right.width * at) / 100
        items.push({
          kind: 'line',
          x1: at1,
          x2: at1,
          y1: top,
          y2: bottom,
          colour: at === 50 ? ink.muted : ink.line,
          width: 1,
          ...(at === 50 && { dash: '4 3' }),
        })
      }
      for (const [index, { group, people, agree, support }] of rows.entries()) {
        const at = top + (index + 0.5) * lane
        const place = (share: number) => right.x + right.width * share
        items.push({
          kind: 'line',
          x1: place(support.low),
          x2: place(support.high),
          y1: at,
          y2: at,
          colour: ink[heading],
          width: 2,
        })
        mark(group, place(shareOf(agree, people)), at, ink[heading])
      }
      y = bottom + 8
    }
  }
  return { width, height: Math.ceil(y + 20), items }

  function mark(group: Group, x: number, y: number, colour: string) {
    items.push({ kind: 'path', x, y, d: shapes[group], fill: isHollow(group) ? '#fff' : colour, stroke: colour })
  }
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function toSvg({ width, height, items }: Picture, title: string): string {
  const drawn = items.map((item) => {
    switch (item.kind) {
      case 'text':
        return `<text x="${item.x}" y="${item.y}" font-size="${item.size}" font-weight="${item.weight}" fill="${item.colour}"${item.anchor ? ' text-anchor="middle"' : ''}>${escaped(item.text)}</text>`
      case 'line':
        return `<line x1="${item.x1}" y1="${item.y1}" x2="${item.x2}" y2="${item.y2}" stroke="${item.colour}" stroke-width="${item.width}"${item.dash ? ` stroke-dasharray="${item.dash}"` : ''}/>`
      case 'path':
        return `<path transform="translate(${item.x} ${item.y})" d="${item.d}" fill="${item.fill}" stroke="${item.stroke}" stroke-width="2"/>`
    }
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>`
}

/** Twice as fine as it shows, for slides. A picture of the SVG would be an image, which strict pages refuse. */
export function toPng({ width, height, items }: Picture): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  // Browsers make nothing of a canvas that is too high.
  const fine = Math.min(2, 16_000 / height)
  canvas.width = width * fine
  canvas.height = height * fine
  const pen = canvas.getContext('2d')!
  pen.scale(fine, fine)
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  for (const item of items) {
    pen.save()
    if (item.kind === 'text') {
      pen.font = `${item.weight} ${item.size}px ${font}`
      pen.textAlign = item.anchor ? 'center' : 'left'
      pen.fillStyle = item.colour
      pen.fillText(item.text, item.x, item.y)
    } else if (item.kind === 'line') {
      pen.strokeStyle = item.colour
      pen.lineWidth = item.width
      pen.setLineDash(item.dash ? item.dash.split(' ').map(Number) : [])
      pen.beginPath()
      pen.moveTo(item.x1, item.y1)
      pen.lineTo(item.x2, item.y2)
      pen.stroke()
    } else {
      pen.translate(item.x, item.y)
      const path = new Path2D(item.d)
      pen.fillStyle = item.fill
      pen.strokeStyle = item.stroke
      pen.lineWidth = 2
      pen.fill(path)
      pen.stroke(path)
    }
    pen.restore()
  }
  return new Promise((resolve) => canvas.toBlob(resolve))
}

let pen: CanvasRenderingContext2D | undefined
function measureOf(words: string, font: string): number {
  pen ??= document.createElement('canvas').getContext('2d')!
  pen.font = font
  return pen.measureText(words).width
}

/** Lines of a text that are no wider than that. A space that does not break stays. */
function wrap(text: string, font: string, measure: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/[ \n]+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word
    if (lines.length && measureOf(longer, font) <= measure) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
