/** Every sentence of the tags, as their own files have it. */
import { laterMessages as agendaLater } from '../../packages/elements/src/agenda/agenda-later-messages.ts'
import { en as agendaEn } from '../../packages/elements/src/agenda/agenda-messages-en.ts'
import { fr as agendaFr } from '../../packages/elements/src/agenda/agenda-messages.ts'
import { laterMessages as contributionLater } from '../../packages/elements/src/contribution/contribution-later-messages.ts'
import { en as contributionEn } from '../../packages/elements/src/contribution/contribution-messages-en.ts'
import { fr as contributionFr } from '../../packages/elements/src/contribution/contribution-messages.ts'
import { laterMessages as figuresLater } from '../../packages/elements/src/figures/figures-later-messages.ts'
import { en as figuresEn } from '../../packages/elements/src/figures/figures-messages-en.ts'
import { fr as figuresFr } from '../../packages/elements/src/figures/figures-messages.ts'
import { formMessages } from '../../packages/elements/src/manifesto/manifesto-form-messages.ts'
import { en as manifestoEn } from '../../packages/elements/src/manifesto/manifesto-messages-en.ts'
import { fr as manifestoFr } from '../../packages/elements/src/manifesto/manifesto-messages.ts'
import { laterMessages as resultsLater } from '../../packages/elements/src/results/results-later-messages.ts'
import { en as resultsEn } from '../../packages/elements/src/results/results-messages-en.ts'
import { fr as resultsFr } from '../../packages/elements/src/results/results-messages.ts'
import { laterMessages as signaturesLater } from '../../packages/elements/src/signatures/signatures-later-messages.ts'
import { en as signaturesEn } from '../../packages/elements/src/signatures/signatures-messages-en.ts'
import { fr as signaturesFr } from '../../packages/elements/src/signatures/signatures-messages.ts'
import { laterMessages as voteLater } from '../../packages/elements/src/vote/vote-later-messages.ts'
import { en as voteEn } from '../../packages/elements/src/vote/vote-messages-en.ts'
import { fr as voteFr } from '../../packages/elements/src/vote/vote-messages.ts'
import { laterMessages as wallLater } from '../../packages/elements/src/wall/wall-later-messages.ts'
import { en as wallEn } from '../../packages/elements/src/wall/wall-messages-en.ts'
import { fr as wallFr } from '../../packages/elements/src/wall/wall-messages.ts'

/** By tag, what it says in French and in English; those of its later file after those of its first. */
export const messages = {
  'ess-agenda': { fr: { ...agendaFr, later: agendaLater.fr }, en: { ...agendaEn, later: agendaLater.en } },
  'ess-contribution': {
    fr: { ...contributionFr, later: contributionLater.fr },
    en: { ...contributionEn, later: contributionLater.en },
  },
  'ess-figures': { fr: { ...figuresFr, later: figuresLater.fr }, en: { ...figuresEn, later: figuresLater.en } },
  'ess-manifesto': { fr: { ...manifestoFr, later: formMessages.fr }, en: { ...manifestoEn, later: formMessages.en } },
  'ess-results': { fr: { ...resultsFr, later: resultsLater.fr }, en: { ...resultsEn, later: resultsLater.en } },
  'ess-signatures': {
    fr: { ...signaturesFr, later: signaturesLater.fr },
    en: { ...signaturesEn, later: signaturesLater.en },
  },
  'ess-vote': { fr: { ...voteFr, later: voteLater.fr }, en: { ...voteEn, later: voteLater.en } },
  'ess-wall': { fr: { ...wallFr, later: wallLater.fr }, en: { ...wallEn, later: wallLater.en } },
}

export interface Sentence {
  readonly key: string
  readonly fr: string
  readonly en: string
}

/** What stands in a sentence in place of what it is about. */
const anything = '…'

/** A message in words: one that is told of something is told of `…`. */
function tell(message: unknown): unknown {
  if (typeof message !== 'function') return message
  return tell(message(...Array.from({ length: message.length }, () => anything)))
}

/** A sentence that ends with what it is about ends there. */
const written = (sentence: string) => sentence.replace('#', anything).replace(`${anything}.`, anything)

/** The sentences of two languages side by side, whatever they are kept in. */
function sentencesIn(fr: unknown, en: unknown, key: string): Sentence[] {
  const [french, english] = [tell(fr), tell(en)]
  if (typeof french === 'string' && typeof english === 'string')
    return french ? [{ key, fr: written(french), en: written(english) }] : []
  if (!french || typeof french !== 'object') return []
  return Object.entries(french)
    .filter(([name]) => name !== 'language' && name !== 'many')
    .flatMap(([name, each]) =>
      sentencesIn(each, (english as Record<string, unknown>)[name], key ? `${key}.${name}` : name),
    )
}

export const sentencesOf = (tag: keyof typeof messages): Sentence[] =>
  sentencesIn(messages[tag].fr, messages[tag].en, '').map((each) => ({
    ...each,
    key: each.key.replace(/^later\./, ''),
  }))
