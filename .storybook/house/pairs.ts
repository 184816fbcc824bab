/** Which colours of the tags meet, and what is asked of them. The list is that of what the style sheets of the tags do. */
import { contrast, nearestPassing, needed, type Passing } from './contrast.ts'
import { schemes, type ColourName, type Colours, type Scheme } from './tokens.ts'

export interface Meeting {
  readonly front: ColourName
  readonly ground: ColourName
  readonly kind: keyof typeof needed
}

export const meetings: readonly Meeting[] = [
  { front: 'on-accent', ground: 'accent', kind: 'text' },
  { front: 'accent', ground: 'surface', kind: 'text' },
  { front: 'text', ground: 'surface', kind: 'text' },
  { front: 'text', ground: 'sunken', kind: 'text' },
  { front: 'muted', ground: 'surface', kind: 'text' },
  { front: 'muted', ground: 'sunken', kind: 'text' },
  { front: 'disagree', ground: 'surface', kind: 'text' },
  { front: 'accent', ground: 'sunken', kind: 'mark' },
  { front: 'agree', ground: 'surface', kind: 'mark' },
  { front: 'agree', ground: 'sunken', kind: 'mark' },
  { front: 'disagree', ground: 'sunken', kind: 'mark' },
  { front: 'pass', ground: 'surface', kind: 'mark' },
  { front: 'pass', ground: 'sunken', kind: 'mark' },
]

export interface Checked extends Meeting {
  readonly scheme: Scheme
  readonly colours: readonly [front: string, ground: string]
  readonly ratio: number
  readonly asked: number
  readonly passes: boolean
}

/** Every meeting, in each of these schemes. */
export const check = (colours: Colours, among: readonly Scheme[] = schemes): Checked[] =>
  among.flatMap((scheme) =>
    meetings.map((meeting) => {
      const [front, ground] = [colours[meeting.front][scheme], colours[meeting.ground][scheme]]
      const ratio = contrast(front, ground)
      const asked = needed[meeting.kind]
      return { ...meeting, scheme, colours: [front, ground] as const, ratio, asked, passes: ratio >= asked }
    }),
  )

export interface Remedy extends Passing {
  readonly name: ColourName
}

/** What would pass: another front or, where both were chosen for one another, another ground too. */
export function remediesOf({ front, ground, colours, asked }: Checked): Remedy[] {
  const other = nearestPassing(colours[0], colours[1], asked)
  const under = front === 'on-accent' ? nearestPassing(colours[1], colours[0], asked) : undefined
  return [...(other ? [{ name: front, ...other }] : []), ...(under ? [{ name: ground, ...under }] : [])]
}
