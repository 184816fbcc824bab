import type { ConsultationFile } from '../consultation.ts'
import type { RefusalReason, SignatureRefusal } from '../vocabulary.ts'

/** What a facilitator decides about a contribution. */
export type Decision =
  | { name: 'publish' }
  /** The note is for the author alone. */
  | { name: 'refuse'; reason: RefusalReason; note: string | null }
  /** Into a published contribution of the same workshop, or one that is merged itself: then into where that one leads. */
  | { name: 'merge'; into: number }

/** What a facilitator decides about a signature: whether it counts. */
export type Verdict = { name: 'accept' } | { name: 'refuse'; reason: SignatureRefusal }

/** A consultation that is served. */
export interface Opened {
  url: string
  /** Moves the server's clock to an instant: no behaviour waits for one. */
  reach(instant: string): void
  /** Decides about a contribution, by its number, as a facilitator who has just read it. Rejects if it cannot be. */
  moderate(number: number, decision: Decision): Promise<void>
  /** An invitation of a workshop for a table, which expires within a day. */
  invite(workshop: string): Promise<string>
  /**
   * Does what the link of a mail to that address lets its owner do: confirms the signature that waits there since last,
   * withdraws the one that stands or else waits, or wants no mail any more. Rejects if it cannot be.
   */
  byMail(email: string, deed: 'confirm' | 'withdraw' | 'never-write'): Promise<void>
  /** Decides about the signature of the organisation of that name, as a facilitator who has just read it. Rejects if it cannot be. */
  verify(organisation: string, verdict: Verdict): Promise<void>
}

/** A server of the contract, as the behaviours meet it. */
export interface World {
  /** Serves a new consultation: `sampleConsultation` with the given fields, under an id no other has. */
  open(file?: Partial<ConsultationFile>): Promise<Opened>
  fetch: typeof fetch
  /** False in browsers, which say the origin themselves. */
  canSetOrigin: boolean
}

/** One thing a server does. `run` throws if it does not. */
export interface Behaviour {
  name: string
  run(world: World): Promise<void>
}

/** A small open consultation with two principles and one partner. */
export const sampleConsultation: ConsultationFile = {
  id: 'sample',
  title: { fr: 'Consultation d’exemple', en: 'Sample consultation' },
  notice: { fr: 'Consultation fictive.', en: 'A fictitious consultation.' },
  status: 'open',
  totals: 'always',
  familyMinimum: 5,
  partners: [{ name: 'Site partenaire', origin: 'https://partner.example' }],
  principles: [
    {
      id: 'gouvernance',
      statement: { fr: 'Une personne, une voix.', en: 'One person, one vote.' },
      explanation: { fr: 'Quel que soit le capital apporté.', en: 'Whatever the capital brought in.' },
      origin: {
        kind: 'law',
        label: { fr: 'Loi du 31 juillet 2014, article 1', en: 'Law of 31 July 2014, article 1' },
        url: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029313296',
      },
    },
    {
      id: 'partage',
      statement: { fr: 'Les bénéfices servent d’abord le projet.', en: 'Surpluses serve the project first.' },
      origin: { kind: 'workshop', label: { fr: 'Atelier 3', en: 'Workshop 3' } },
    },
  ],
}

/** Sessions of a day that is far off: one for all, one with two places, one that lasts whole days, and their subject. */
export const sampleProgramme = {
  tracks: [{ id: 'egalite', title: { fr: 'Égalité', en: 'Equality' } }],
  sessions: [
    {
      id: 'atelier',
      title: { fr: 'Atelier : qui décide ?', en: 'Workshop: who decides?' },
      kind: 'workshop',
      start: '2120-03-05T14:00:00+01:00',
      end: '2120-03-05T16:00:00+01:00',
      place: {
        name: { fr: 'Salle fictive', en: 'Fictitious room' },
        address: '1 rue Fictive, 75000 Paris',
        access: { fr: 'Entrée de plain-pied.', en: 'Step-free entrance.' },
      },
      speakers: [{ name: 'Camille Fictif', role: { fr: 'animatrice', en: 'facilitator' } }],
      tracks: ['egalite'],
      capacity: 2,
    },
    {
      id: 'ouverture',
      title: { fr: 'Ouverture', en: 'Opening' },
      kind: 'plenary',
      start: '2120-03-05T09:00:00+01:00',
      end: '2120-03-05T10:00:00+01:00',
      online: 'https://example.org/direct',
    },
    {
      id: 'exposition',
      title: { fr: 'Exposition', en: 'Exhibition' },
      kind: 'other',
      start: '2120-03-05',
      end: '2120-03-06',
    },
  ],
} satisfies Pick<ConsultationFile, 'tracks' | 'sessions'>

/** A workshop with short texts and a question for each kind of answer, and one that says nothing but its question. */
export const sampleWorkshops = {
  workshops: [
    {
      id: 'identite',
      title: { fr: 'Ce qui nous rassemble', en: 'What brings us together' },
      summary: { fr: 'Un atelier fictif.', en: 'A fictitious workshop.' },
      questions: [
        { id: 'vision', text: { fr: 'Comment voyez-vous l’ESS ?', en: 'How do you see the SSE?' } },
        {
          id: 'leviers',
          text: { fr: 'Qu’est-ce qui aide, ou freine ?', en: 'What helps, or holds back?' },
          kinds: ['lever', 'brake'],
        },
      ],
      maxLength: 120,
      page: 'https://partner.example/atelier',
    },
    {
      id: 'avenir',
      title: { fr: 'Et demain', en: 'And tomorrow' },
      questions: [{ id: 'suite', text: { fr: 'Et après ?', en: 'What comes next?' } }],
    },
  ],
} satisfies Pick<ConsultationFile, 'workshops'>

/** A text of two articles in its second version, signed by few before its number shows. */
export const sampleManifesto = {
  manifesto: {
    controller: { name: 'Chaire fictive', address: '1 rue Fictive, 75000 Paris', email: 'chaire@example.org' },
    goal: 100,
    minimum: 2,
    versions: [
      {
        published: '2020-01-02',
        title: { fr: 'Texte fictif', en: 'Fictitious text' },
        articles: [
          {
            id: 'voix',
            title: { fr: 'Une voix', en: 'One vote' },
            text: { fr: 'Une personne, une voix.', en: 'One person, one vote.' },
          },
        ],
      },
      {
        published: '2020-02-03',
        title: { fr: 'Texte fictif, revu', en: 'Fictitious text, revised' },
        preamble: { fr: 'Nous écrivons **ensemble**.', en: 'We write **together**.' },
        articles: [
          {
            id: 'voix',
            title: { fr: 'Une voix', en: 'One vote' },
            text: { fr: 'Une personne, *une voix*.', en: 'One person, *one vote*.' },
          },
          {
            id: 'partage',
            title: { fr: 'Le partage', en: 'Sharing' },
            text: {
              fr: 'Deux règles :\n\n- les bénéfices servent le projet ;\n- les réserves ne se partagent pas.',
              en: 'Two rules:\n\n- surpluses serve the project;\n- reserves are not shared out.',
            },
          },
        ],
      },
    ],
  },
} satisfies Pick<ConsultationFile, 'manifesto'>
