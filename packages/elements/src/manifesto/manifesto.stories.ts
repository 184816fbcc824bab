import type { ConsultationFile } from '@ess-widgets/contract'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '@ess-widgets/client/memory'
import { sampleConsultation } from '@ess-widgets/contract/behaviour.js'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-manifesto.ts'
import type { EssManifesto } from './manifesto.ts'

type Signature = (MemoryOptions['signatures'] & object)[number]
type Texts = ConsultationFile['manifesto'] & object

const voice = {
  id: 'voix',
  title: { fr: 'Une personne, une voix', en: 'One person, one vote' },
  text: {
    fr: 'Avoir apporté **plus de capital** ne donne pas plus de voix. Les statuts disent qui décide.',
    en: 'Bringing in **more capital** does not give more votes. The statutes say who decides.',
  },
}

/** A text of three articles, in its second version. */
const manifesto: Texts = {
  controller: { name: 'Chaire fictive', address: '1 rue Fictive, 75000 Paris', email: 'chaire@example.org' },
  minimum: 2,
  versions: [
    {
      published: '2026-10-02',
      title: { fr: 'Pour une économie de personnes', en: 'For an economy of people' },
      articles: [
        voice,
        {
          id: 'memoire',
          title: { fr: 'Se souvenir', en: 'Remembering' },
          text: { fr: 'Nous venons de loin.', en: 'We come from afar.' },
        },
      ],
    },
    {
      published: '2026-11-25',
      title: { fr: 'Pour une économie de personnes', en: 'For an economy of people' },
      preamble: {
        fr: 'Associations, coopératives, mutuelles, fondations : nous n’avons pas les mêmes statuts. *Nous signons ce texte parce qu’il nous réunit sans nous confondre.*',
        en: 'Associations, cooperatives, mutuals, foundations: we do not have the same statutes. *We sign this text because it brings us together without making us one.*',
      },
      articles: [
        voice,
        {
          id: 'partage',
          title: { fr: 'Ce qui reste sert le projet', en: 'What is left serves the project' },
          text: {
            fr: 'Les bénéfices servent d’abord l’activité :\n\n- ils l’entretiennent ou la développent ;\n- les réserves ne se partagent pas.',
            en: 'Profits serve the activity first:\n\n- they maintain it or make it grow;\n- reserves are not shared out.',
          },
        },
        {
          id: 'porte',
          title: { fr: 'La porte ouverte', en: 'An open door' },
          text: {
            fr: 'Entrer et sortir restent libres :\n\n1. personne n’est tenu d’adhérer ;\n2. personne n’est tenu de rester.\n\n> On vient pour un projet, on reste pour les autres.\n\nLire [la loi du 31 juillet 2014](https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029313296/).',
            en: 'Joining and leaving stay free:\n\n1. nobody has to join;\n2. nobody has to stay.\n\n> One comes for a project, and stays for the others.\n\nRead [the French act of 31 July 2014](https://www.legifrance.gouv.fr/loda/id/JORFTEXT000029313296/).',
          },
        },
      ],
    },
  ],
}

/** A consultation with that text. */
export const serve = (changes: Partial<Texts> = {}, file: Partial<ConsultationFile> = {}): MemoryServer =>
  serveInMemory({ ...sampleConsultation, partners: [], ...file, manifesto: { ...manifesto, ...changes } })

const tag = ({ url }: { url: string }) => html`<ess-manifesto consultation=${url}></ess-manifesto>`

export const tagIn = (canvas: HTMLElement) => canvas.querySelector('ess-manifesto')!

/** Resolves once the tag shows one of these states, and what comes later. */
export async function reach(element: EssManifesto, ...states: EssManifesto['state'][]) {
  await element.updateComplete
  await until(() => states.includes(element.state))
  await until(() => element.state === 'error' || element.shadowRoot!.querySelector('[part=rights]'))
  await element.updateComplete
}

/** The field of that name. */
export const field = ({ shadowRoot }: EssManifesto, name: string, value?: string) =>
  shadowRoot!.querySelector<HTMLInputElement>(`[name=${name}]${value ? `[value=${value}]` : ''}`)!

/** Types into a field as a person would. */
export function type(element: EssManifesto, name: string, text: string) {
  const found = field(element, name)
  found.value = text
  found.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
}

/** Presses a button by its name; without one, that which sends the form. */
export const press = ({ shadowRoot }: EssManifesto, name?: string) =>
  shadowRoot!.querySelector<HTMLButtonElement>(name ? `button[name=${name}]` : 'button.primary')!.click()

export const camille = { firstName: 'Camille', lastName: 'Fictif', email: 'camille@example.org' }
export const society = {
  ...camille,
  organisation: 'SCIC des Halles (fictive)',
  siren: '732 829 320',
  role: 'présidence',
  mandate: 'Conseil d’administration du 3 novembre (fictif)',
}

/** Fills in the form, and sends it. */
export async function sign(element: EssManifesto, texts: Record<string, string> = camille, ...boxes: string[]) {
  await reach(element, 'ready')
  if (texts['organisation']) field(element, 'signer', 'organisation').click()
  for (const [name, text] of Object.entries(texts)) type(element, name, text)
  for (const name of ['consent', ...boxes]) field(element, name).click()
  await element.updateComplete
  press(element)
}

/** Writes on the device that the signature of this receipt is its own. */
export function keep({ url }: { url: string }, receipt: string) {
  localStorage[`ess-signature ${url}`] = JSON.stringify({ receipt })
}

/** A story in which something happens once the tag shows this state. */
function then(
  happens: (element: EssManifesto, server: MemoryServer) => unknown,
  { state = 'ready', prepare = () => {}, show = tag, ...changes }: Changes = {},
): Story {
  let server: MemoryServer
  return {
    render: () => {
      server = serve(changes.manifesto, changes.file)
      prepare(server)
      return show(server)
    },
    play: async ({ canvasElement }) => {
      const element = tagIn(canvasElement)
      await reach(element, state)
      await happens(element, server)
      await element.updateComplete
    },
  }
}

interface Changes {
  state?: EssManifesto['state']
  /** Before the tag shows. */
  prepare?: (server: MemoryServer) => void
  show?: typeof tag
  manifesto?: Partial<Texts>
  file?: Partial<ConsultationFile>
}

const shown = (changes?: Changes) => then(() => {}, changes)

/** A story of a signature that this device gave before. */
const standing = (signature: Signature, changes: Changes = {}, after: (server: MemoryServer) => void = () => {}) =>
  shown({
    state: 'done',
    ...changes,
    prepare: (server) => {
      keep(server, server.sign({ ...camille, ...signature }))
      after(server)
    },
  })

const settled = (element: EssManifesto) => until(() => !element.client!.state.own?.isSending)

const meta: Meta = {
  title: 'Manifesto',
  component: 'ess-manifesto',
  excludeStories: ['serve', 'tagIn', 'reach', 'field', 'type', 'press', 'camille', 'society', 'sign', 'keep'],
}
export default meta

type Story = StoryObj & { play?: (context: { canvasElement: HTMLElement }) => Promise<void> }

/** The whole text, and the form beside it. */
export const Ready: Story = shown()

/** It is on its way. */
export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return tag(server)
  },
}

/** In French and in English, side by side. */
export const Both: Story = then((element) => press(element, 'both'))

/** For an organisation: its name, family, SIREN, and the mandate of who signs. */
export const Organisation: Story = then((element) => field(element, 'signer', 'organisation').click())

/** With a reservation on one article, in one's own words. */
export const Reservation: Story = then((element) => {
  element.shadowRoot!.querySelector('details')!.open = true
  field(element, 'article').value = 'partage'
  type(element, 'reservation', 'Les réserves devraient pouvoir soutenir une autre structure du territoire.')
})

/** The site that carries the signature, to be seen and changed; how a name may be published. */
export const Partner: Story = then((element) => field(element, 'publish').click(), {
  file: {
    partners: [
      { name: 'Les Ateliers du Drac (fictifs)', origin: location.origin },
      { name: 'Mutuelle des Cimes (fictive)', origin: 'https://cimes.example' },
    ],
  },
})

/** Each field that lacks something says what. */
export const Incomplete: Story = then(async (element) => {
  field(element, 'signer', 'organisation').click()
  type(element, 'firstName', 'Camille')
  type(element, 'email', 'camille@')
  type(element, 'siren', '123')
  element.shadowRoot!.querySelector('details')!.open = true
  type(element, 'reservation', 'Une réserve fictive.')
  press(element)
  await until(() => element.shadowRoot!.querySelector('[aria-invalid=true]'))
})

/** What the server refused is back where it was typed, with the reason at its field. */
export const Refused: Story = then(async (element) => {
  await sign(element, { ...society, siren: '732829321' })
  await until(() => element.shadowRoot!.querySelector('[aria-invalid=true]'))
})

/** It has left, and is not received yet. */
export const Sending: Story = then(async (element, server) => {
  server.fail('silent')
  await sign(element)
  await until(() => element.state === 'sending')
})

/** Without network: the device keeps it, and sends it later. */
export const Kept: Story = then(async (element, server) => {
  server.fail('offline')
  await sign(element)
  await until(() => element.state === 'kept')
})

/** Received; it counts once its mail has answered. */
export const Pending: Story = then(async (element) => {
  await sign(element)
  await reach(element, 'done')
})

/** Confirmed, with its number, what can be done about it, and a link for other devices. */
export const Confirmed: Story = standing({})

/** The organisation is to be verified before it counts. */
export const Unverified: Story = standing({
  ...society,
  signer: 'organisation',
  siren: '732829320',
  status: 'unverified',
})

/** The facilitators do not count it, and say why. */
export const NotCounted: Story = standing({
  ...society,
  signer: 'organisation',
  siren: '732829320',
  status: 'refused',
  reason: 'no-mandate',
})

/** Once more, and it is withdrawn. */
export const Leaving: Story = then((element) => press(element, 'withdraw'), {
  state: 'done',
  prepare: (server) => keep(server, server.sign(camille)),
})

/** Before the device is given to somebody else: what it forgets, and how to keep it. */
export const Parting: Story = then((element) => press(element, 'another'), {
  state: 'done',
  prepare: (server) => keep(server, server.sign(camille)),
})

/** A withdrawal without network: the signature is still counted. */
export const WithdrawalKept: Story = then(
  async (element, server) => {
    await until(() => element.client!.state.own?.signature)
    server.fail('offline')
    void element.client!.withdraw()
    await until(() => element.state === 'kept')
  },
  { state: 'done', prepare: (server) => keep(server, server.sign(camille)) },
)

/** Withdrawn: nothing of it is left. */
export const Withdrawn: Story = then(
  async (element) => {
    press(element, 'withdraw')
    await element.updateComplete
    press(element, 'withdraw')
    await until(() => element.client!.state.own!.signature!.status === 'withdrawn')
    await settled(element)
  },
  { state: 'done', prepare: (server) => keep(server, server.sign(camille)) },
)

/** Another one was confirmed with the same address. */
export const Replaced: Story = standing({}, {}, (server) => {
  server.sign({ ...camille, status: 'pending' })
  server.byMail(camille.email, 'confirm')
})

/** What was signed, being said otherwise. */
export const Changing: Story = then(
  async (element) => {
    press(element, 'change')
    await until(() => element.shadowRoot!.querySelector('form'))
  },
  {
    state: 'done',
    prepare: (server) =>
      keep(
        server,
        server.sign({
          ...camille,
          visibility: 'short',
          reservation: { article: 'voix', text: 'Une réserve fictive.' },
        }),
      ),
  },
)

/** The text has changed since it was signed. */
export const NewVersion: Story = standing({ version: 1 })

/** What was signed, read again beside the text of today. */
export const ReadAgain: Story = then(
  async (element) => {
    press(element, 'read-signed')
    await until(() => element.shadowRoot!.querySelector('[part=signed]'))
  },
  { state: 'done', prepare: (server) => keep(server, server.sign({ ...camille, version: 1 })) },
)

/** What became of it cannot be read. */
export const Unread: Story = then(async (element, server) => {
  keep(server, server.sign(camille))
  server.fail('offline')
  await element.client!.refresh()
})

/** The link leads to nothing. */
export const Unknown: Story = then((element) => until(() => element.client!.state.own?.problem), {
  prepare: (server) => keep(server, 'recu-inconnu'.padEnd(22, '0')),
})

/** A closed consultation: the text stays. */
export const Closed: Story = shown({ state: 'closed', prepare: (server) => server.setStatus('closed') })

/** A closed consultation, for one who has signed: it can be withdrawn at any time. */
export const ClosedSigned: Story = then((element) => until(() => element.client!.state.own?.signature), {
  state: 'closed',
  prepare: (server) => {
    keep(server, server.sign(camille))
    server.setStatus('closed')
  },
})

/** A consultation that is not open yet. */
export const Draft: Story = shown({ state: 'closed', prepare: (server) => server.setStatus('draft') })

/** It cannot be read: what the page put inside the tag shows. */
export const Unavailable: Story = shown({
  state: 'error',
  prepare: (server) => server.fail('offline'),
  show: ({ url }) =>
    html`<ess-manifesto consultation=${url}
      ><a href="https://example.org/texte">Le texte, sur une autre page</a></ess-manifesto
    >`,
})

/** In English, by the language of the page around it. */
export const English: Story = shown({ show: (server) => html`<div lang="en">${tag(server)}</div>` })

/** What became of a signature, in English. */
export const EnglishSigned: Story = standing(
  { version: 1 },
  { show: (server) => html`<div lang="en">${tag(server)}</div>` },
)

/** Names and words of other directions, among French ones. */
export const RightToLeft: Story = then((element) => {
  type(element, 'firstName', 'محمد')
  type(element, 'lastName', 'התעוני')
  element.shadowRoot!.querySelector('details')!.open = true
  type(element, 'reservation', 'أحتاج إلى توضيح (2027).')
})

/** What tries to be more than a text, or to run over its neighbours. */
export const Hostile: Story = shown({
  manifesto: {
    controller: { name: '<script>window.hacked=1</script>'.repeat(3) },
    versions: [
      {
        published: '2026-11-25',
        title: { fr: '<img src=x onerror="window.hacked=1">', en: '\u202ereversed' },
        articles: [
          {
            id: 'a',
            title: { fr: `Zalgo${'\u0310\u0321\u0353'.repeat(20)}`, en: 'M'.repeat(200) },
            text: {
              fr: `\\<b onclick="window.hacked=1">gras\\</b> ${'É'.repeat(300)} https://example.org/${'une-adresse-'.repeat(30)}`,
              en: '\\<script>window.hacked=1\\</script>',
            },
          },
        ],
      },
    ],
  },
})

/** On a phone. */
export const Narrow: Story = shown({ show: (server) => html`<div style="inline-size: 320px">${tag(server)}</div>` })

/** Once signed, on a phone. */
export const NarrowSigned: Story = standing(
  { version: 1 },
  { show: (server) => html`<div style="inline-size: 320px">${tag(server)}</div>` },
)

/** Host CSS that breaks most widgets. */
export const HostileHost: Story = shown({
  show: (server) =>
    html`<style>
        .hostile,
        .hostile * {
          all: unset;
          font-size: 10px;
          letter-spacing: 0.3em;
          line-height: 3;
          text-transform: uppercase;
          color: red;
        }
      </style>
      <div class="hostile">${tag(server)}</div>`,
})

/** In the colours and the shape of a site. */
export const Themed: Story = shown({
  show: (server) =>
    html`<div
      style="--ess-accent: #7a2048; --ess-radius: 0; --ess-surface: #fff8f2; --ess-sunken: #f3e4d8; color-scheme: light"
    >
      ${tag(server)}
    </div>`,
})
