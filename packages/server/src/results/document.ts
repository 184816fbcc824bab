import type { ConsultationFile, Reason, Results, Status } from '@ess-widgets/contract'
import { publishResults } from '@ess-widgets/tally'
import type { KeptContribution } from '../store/contribution-store.ts'
import type { KeptPublication } from '../store/publications.ts'

/** The results of a consultation as everyone reads them: what was last published, in the words of the file. */
export function resultsOf(
  { id, title, summary, principles, totals, familyMinimum }: ConsultationFile,
  status: Status,
  kept: KeptPublication | undefined,
  contributions: readonly KeptContribution[],
): Results {
  // A consultation that publishes nothing any more does not go on showing what it did.
  const last = totals === 'never' ? undefined : kept
  const ids = principles.map(({ id }) => id)
  const { people, principles: found } =
    last ?? publishResults({}, ids, [], 0, { totals, isFinal: false, familyMinimum })
  const reasons = reasonsIn(contributions)
  const { opinions } = last ?? {}
  return {
    consultation: id,
    title,
    ...(summary && { summary }),
    status,
    publication: last?.number ?? 0,
    ...(last && { published: new Date(last.at).toISOString() }),
    isFinal: last?.isFinal ?? false,
    totals,
    familyMinimum,
    people,
    // One taken out of the file has no words any more, and one put in has no answers yet.
    principles: [...found, ...unheard(ids, found)].flatMap((result) => {
      const principle = principles.find(({ id }) => id === result.principle)
      if (!principle) return []
      const { statement, origin } = principle
      return [{ ...result, statement, origin, reasons: reasons.get(result.principle) ?? [] }]
    }),
    ...(opinions && {
      opinions: { ...opinions, principles: opinions.principles.filter(({ principle }) => ids.includes(principle)) },
    }),
  }
}

const unheard = (ids: readonly string[], found: readonly { principle: string }[]) =>
  ids
    .filter((id) => !found.some(({ principle }) => principle === id))
    .map((principle) => ({
      principle,
      heading: 'unsettled' as const,
      verdict: 'insufficient' as const,
      spoke: [],
      families: [],
    }))

/** Divergences that facilitators published, by the principle they are about, in the order they came. */
function reasonsIn(contributions: readonly KeptContribution[]): Map<string, Reason[]> {
  const reasons = new Map<string, Reason[]>()
  for (const { status, number, content } of contributions) {
    if (status !== 'published' || content?.kind !== 'divergence' || !content.principle) continue
    const { text, author, organisation, family } = content
    const reason: Reason = {
      number,
      text,
      ...(author && { author }),
      ...(organisation && { organisation }),
      ...(family && { family }),
    }
    reasons.set(content.principle, [...(reasons.get(content.principle) ?? []), reason])
  }
  return reasons
}
