import {
  contributionKinds,
  defaultContributionLength,
  fieldError,
  legible,
  legibleLine,
  textFaults,
  type ContributionChange,
  type ContributionRequest,
  type FieldError,
  type WorkshopEntry,
} from '@ess-widgets/contract'
import type { Content } from '../store/contribution-store.ts'
import { HttpError } from './http-error.ts'

/** The longest name, of a person or of an organisation. */
const longestName = 200

/** What a body of the right form says, its texts legible; or all that cannot be said in this workshop. */
export function contentOf(
  workshop: WorkshopEntry,
  body: ContributionRequest | ContributionChange,
  hasPrinciple: (id: string) => boolean,
): Content {
  const { question, kind, principle = null, family = null, people = null } = body
  const text = legible(body.text)
  const organisation = body.organisation === undefined ? null : legibleLine(body.organisation)
  const author = body.author === undefined ? null : legibleLine(body.author)
  const errors = [
    ...questionFaults(workshop, body),
    ...textFaults('/text', text, workshop.maxLength ?? defaultContributionLength),
    ...textFaults('/organisation', organisation, longestName),
    ...textFaults('/author', author, longestName),
    ...principleFaults(body, hasPrinciple),
  ]
  if (errors.length > 0) throw new HttpError('invalid-field', { errors })
  return { question, kind, text, principle, family, organisation, author, people }
}

function questionFaults(
  { questions }: WorkshopEntry,
  { question: id, kind }: ContributionRequest | ContributionChange,
) {
  const question = questions.find((each) => each.id === id)
  if (!question)
    return oneOf(
      '/question',
      'l’une des questions de cet atelier',
      'one of the questions of this workshop',
      questions.map(({ id }) => id),
    )
  const kinds = question.kinds ?? contributionKinds
  return kinds.includes(kind)
    ? []
    : oneOf('/kind', 'ce que cette question demande', 'what this question asks for', kinds)
}

const oneOf = (pointer: string, fr: string, en: string, values: readonly string[]): FieldError[] => [
  fieldError(pointer, `Il faut ici ${fr} : ${values.join(', ')}.`, `This must be ${en}: ${values.join(', ')}.`),
]

function principleFaults(
  { principle, kind }: ContributionRequest | ContributionChange,
  hasPrinciple: (id: string) => boolean,
): FieldError[] {
  if (principle === undefined) return []
  if (kind !== 'divergence')
    return [
      fieldError(
        '/principle',
        'Un principe se nomme avec une divergence (« kind: divergence »), et avec rien d’autre.',
        'A principle is named with a divergence (“kind: divergence”), and with nothing else.',
      ),
    ]
  if (hasPrinciple(principle)) return []
  return [
    fieldError(
      '/principle',
      'Il faut ici l’identifiant d’un principe de cette consultation.',
      'This must be the id of a principle of this consultation.',
    ),
  ]
}
