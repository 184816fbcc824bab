import type { Opinions, PrincipleResult, Results, Span } from '@ess-widgets/contract'
import { families, type Channel, type Family } from '@ess-widgets/contract/vocabulary.js'

type Three = [agree: number, disagree: number, pass: number]
type Counts = Partial<Record<Family | 'unstated', Three>>

/** As the server tells them: among fewer than 20 people, next to nobody and next to everybody are spans. */
function answersOf([agree, disagree, pass]: Three) {
  const people = agree + disagree + pass
  const span = (count: number): Span => {
    if (people >= 20 || (count > 1 && count < people - 1)) return { least: count, most: count }
    return count <= 1 ? { least: 0, most: 1 } : { least: people - 1, most: people }
  }
  const [a, d] = [span(agree), span(disagree)]
  const passes = { least: Math.max(0, people - a.most - d.most), most: people - a.least - d.least }
  return {
    people,
    agree: a,
    disagree: d,
    pass: passes,
    support: { low: bound(a.least, people, -1), high: bound(a.most, people, 1) },
  }
}

/** Wilson’s bound at 90 %: the numbers of these stories are drawn as real ones are. */
function bound(count: number, people: number, side: 1 | -1) {
  const z = 1.645
  const p = count / people
  const half = z * Math.sqrt((p * (1 - p)) / people + (z * z) / (4 * people * people))
  return Math.min(1, Math.max(0, (p + (z * z) / (2 * people) + side * half) / (1 + (z * z) / people)))
}

/** A principle as the server publishes it. */
export function principle(
  statement: string,
  [heading, verdict]: [PrincipleResult['heading'], PrincipleResult['verdict']],
  counts: Counts,
  more: Partial<PrincipleResult> & { by?: Partial<Record<Channel, Three>> } = {},
): PrincipleResult {
  const { by, ...fields } = more
  const shown = Object.keys(counts) as (Family | 'unstated')[]
  return {
    principle: statement
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]+/g, '-')
      .slice(0, 60),
    statement: { fr: statement, en: `${statement} (fictitious)` },
    origin: { kind: 'workshop', label: { fr: 'Atelier fictif', en: 'Fictitious workshop' } },
    heading,
    verdict,
    spoke: families.filter((family) => family !== 'none' && shown.includes(family)),
    families: shown.map((family) => ({ family: family === 'unstated' ? null : family, ...answersOf(counts[family]!) })),
    ...(by && { channels: (Object.keys(by) as Channel[]).map((channel) => ({ channel, ...answersOf(by[channel]!) })) }),
    reasons: [],
    ...fields,
  }
}

/** What a fictitious room of a few hundred people said. */
export const room: PrincipleResult[] = [
  principle(
    'Le but n’est pas le seul partage des bénéfices.',
    ['shared', 'common'],
    { association: [91, 6, 7], cooperative: [42, 4, 4], mutual: [25, 4, 3], commercial: [22, 3, 1], none: [14, 2, 2] },
    {
      total: { agree: 203, disagree: 21, pass: 19 },
      by: { web: [120, 12, 11], room: [60, 6, 5], paper: [23, 3, 3] },
    },
  ),
  principle('Une personne compte pour une voix.', ['shared', 'common-nuanced'], {
    association: [96, 4, 4],
    cooperative: [48, 1, 1],
    mutual: [24, 4, 4],
    commercial: [17, 5, 4],
  }),
  principle('Il faudrait noter chaque organisation.', ['shared', 'rejected'], {
    association: [9, 88, 7],
    cooperative: [4, 41, 5],
    mutual: [1, 13, 2],
  }),
  principle(
    'Les réserves ne se partagent pas.',
    ['divergent', 'divergent-opposed'],
    { association: [78, 16, 10], cooperative: [44, 4, 2], mutual: [19, 9, 4], commercial: [9, 15, 2] },
    {
      reasons: [
        {
          number: 12,
          text: 'Sans réserves partageables, personne ne reprend une petite entreprise.',
          organisation: 'Atelier Fictif, SAS',
          family: 'commercial',
        },
        { number: 31, text: 'La règle vaut pour qui a des réserves.\nNous n’en avons pas.', author: 'Camille F.' },
      ],
    },
  ),
  principle('L’écart des salaires reste de un à sept.', ['divergent', 'divergent'], {
    association: [84, 12, 8],
    cooperative: [31, 14, 5],
    mutual: [17, 10, 5],
  }),
  principle('Le bénévolat fonde l’économie sociale.', ['divergent', 'split'], {
    association: [105, 103, 6],
    cooperative: [99, 98, 7],
  }),
  principle(
    'Chaque organisation publie ses comptes.',
    ['unsettled', 'undecided'],
    { association: [60, 25, 19], cooperative: [28, 12, 10] },
    { missing: 34 },
  ),
  principle('La commande publique réserve des marchés.', ['unsettled', 'insufficient'], { association: [12, 0, 1] }),
  principle('Un même agrément vaut dans toute l’Europe.', ['unsettled', 'insufficient'], {}),
]

/** Groups of opinion of that room, one of them too small to be told of; of its last principle too few answered. */
export const opinions: Opinions = {
  count: 3,
  groups: [{ share: 0.6 }, { share: 0.35 }],
  principles: room.slice(0, -1).map(({ principle }, index) => ({
    principle,
    x: Math.round(80 * Math.cos(index * 2.4)) / 100,
    y: Math.round((70 - 5 * index) * Math.sin(index * 2.4)) / 100,
    agree: index === 2 ? [] : index % 3 ? [0, 1] : [0],
    disagree: index === 2 ? [0, 1] : index % 3 ? [] : [1],
  })),
}

/** Results of that room. */
export const results = (changes: Partial<Results> = {}): Results => ({
  consultation: 'salle-simulee',
  title: { fr: 'Résultats d’une salle simulée', en: 'Results of a simulated room' },
  status: 'open',
  publication: 7,
  published: '2026-11-25T16:00:00Z',
  isFinal: false,
  totals: 'at-close',
  familyMinimum: 10,
  people: { least: 240 },
  principles: room,
  ...changes,
})
