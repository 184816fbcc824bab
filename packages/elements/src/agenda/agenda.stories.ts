import type { Agenda, ConsultationFile, SessionEntry } from '@ess-widgets/contract'
import { serveInMemory, type MemoryOptions, type MemoryServer } from '@ess-widgets/client/memory'
import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { html } from 'lit'
import { until } from '../shared/testing/until.ts'
import './ess-agenda.ts'
import type { EssAgenda } from './agenda.ts'

/** An hour of a day that is always to come, or long gone, by the clock of Paris in winter. */
const at = (hour: string, day = '2099-11-25') => `${day}T${hour}:00+01:00`

const hall = {
  name: { fr: 'Grand amphithéâtre', en: 'Main lecture hall' },
  address: '1 place de l’Exemple, 38000 Grenoble',
  access: {
    fr: 'Entrée de plain-pied, boucle magnétique, places pour fauteuils au premier rang.',
    en: 'Step-free entrance, induction loop, wheelchair places in the first row.',
  },
}
const room = (number: number) => ({ name: { fr: `Salle ${number}`, en: `Room ${number}` } })

/** A fictitious day of workshops. */
export const sessions: SessionEntry[] = [
  {
    id: 'accueil',
    kind: 'meeting',
    title: { fr: 'Accueil et café', en: 'Welcome and coffee' },
    start: at('08:30'),
    end: at('09:00'),
  },
  {
    id: 'ouverture',
    kind: 'plenary',
    title: {
      fr: 'Ouverture : une vision commune qui accepte ses divergences',
      en: 'Opening: a common vision that accepts its divergences',
    },
    summary: {
      fr: 'Les données du secteur, lues ensemble.\nPuis la règle des ateliers : on écoute avant de répondre.',
      en: 'The data of the sector, read together.\nThen the rule of the workshops: we listen before we answer.',
    },
    speakers: [
      { name: 'Camille Exemple', role: { fr: 'personne fictive', en: 'fictitious person' } },
      { name: 'Dominique Modèle', role: { fr: 'personne fictive', en: 'fictitious person' } },
      { name: 'שרה כהן', role: { fr: 'personne fictive', en: 'fictitious person' } },
    ],
    start: at('09:00'),
    end: at('10:00'),
    place: hall,
    online: 'https://example.org/direct',
  },
  {
    id: 'vision',
    workshop: 'vision',
    kind: 'workshop',
    tracks: ['identite'],
    title: { fr: 'Atelier : dire sa vision', en: 'Workshop: saying how one sees it' },
    start: at('10:15'),
    end: at('11:45'),
    place: room(101),
    capacity: 30,
  },
  {
    id: 'principes',
    kind: 'workshop',
    tracks: ['identite', 'diversite'],
    title: { fr: 'Atelier : partager les principes', en: 'Workshop: sharing the principles' },
    start: at('10:15'),
    end: at('11:45'),
    place: room(102),
    capacity: 1,
  },
  {
    id: 'territoire',
    kind: 'workshop',
    status: 'cancelled',
    tracks: ['diversite'],
    title: { fr: 'Atelier : l’ESS et les collectivités', en: 'Workshop: the ESS and local authorities' },
    start: at('10:15'),
    end: at('11:45'),
    place: room(103),
  },
  {
    id: 'dejeuner',
    kind: 'break',
    title: { fr: 'Déjeuner', en: 'Lunch' },
    start: at('12:00'),
    end: at('13:30'),
  },
  {
    id: 'vision-2',
    workshop: 'vision',
    kind: 'workshop',
    tracks: ['identite'],
    title: { fr: 'Atelier : dire sa vision (deuxième séance)', en: 'Workshop: saying how one sees it (second run)' },
    start: at('13:30'),
    end: at('15:00'),
    place: room(101),
    capacity: 30,
  },
  {
    id: 'visites',
    kind: 'other',
    status: 'postponed',
    title: { fr: 'Visites de structures', en: 'Visits to organisations' },
    start: '2099-11-26',
    end: '2099-11-27',
  },
]

export const consultation: ConsultationFile = {
  id: 'seminaire',
  title: { fr: 'Séminaire fictif', en: 'Fictitious seminar' },
  status: 'open',
  totals: 'never',
  familyMinimum: 10,
  partners: [],
  principles: [
    {
      id: 'un',
      statement: { fr: 'Une affirmation.', en: 'A statement.' },
      origin: { kind: 'workshop', label: { fr: 'Atelier fictif', en: 'Fictitious workshop' } },
    },
  ],
  timeZone: 'Europe/Paris',
  tracks: [
    { id: 'identite', title: { fr: 'Identité', en: 'Identity' } },
    { id: 'diversite', title: { fr: 'Diversité', en: 'Diversity' } },
  ],
  sessions,
}

/** A consultation that nobody else joins: each story has its own. */
export const serve = (changes: Partial<ConsultationFile> = {}, options?: MemoryOptions): MemoryServer =>
  serveInMemory({ ...consultation, ...changes }, options)

/** A file, at an address of its own. */
export const fileOf = (text: string, type = 'application/json') => `data:${type},${encodeURIComponent(text)}`

/** An agenda in a file, with the fields that a session of a static file has to have. */
export function agendaFile(changes: Partial<Agenda> = {}) {
  const { title, tracks = [] } = consultation
  const timed = sessions.map((session) => ({ timeZone: 'Europe/Paris', ...session }))
  return fileOf(JSON.stringify({ title, tracks, sessions: timed, ...changes }))
}

export const calendarFeed = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Fictif//FR',
  'X-WR-CALNAME:Agenda d’une association fictive',
  'BEGIN:VEVENT',
  'UID:reunion@example.org',
  'SUMMARY:Réunion du conseil',
  'DTSTART;TZID=Europe/Paris:20990105T180000',
  'DTEND;TZID=Europe/Paris:20990105T200000',
  'RRULE:FREQ=MONTHLY;COUNT=3',
  'LOCATION:Maison des associations',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:fete@example.org',
  'SUMMARY:Fête de l’association',
  'DTSTART;VALUE=DATE:20990621',
  'DTEND;VALUE=DATE:20990622',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')

/** Resolves once the tag shows that state. */
export async function reach(element: EssAgenda, state: EssAgenda['state'] = 'ready') {
  await element.updateComplete
  await until(() => element.state === state)
  await element.updateComplete
}

/** The element of a story. */
export const agendaIn = (canvas: HTMLElement) => canvas.querySelector('ess-agenda')!

const find = <E extends HTMLElement>(element: EssAgenda, selector: string) =>
  element.shadowRoot!.querySelector<E>(selector)

/** Opens a session as a visitor does, and waits for what is said of it. */
export async function openSession(element: EssAgenda, id: string) {
  await reach(element)
  find(element, `[name=open][value=${id}]`)!.click()
  return until(() => find(element, '.detail'))
}

/** The way to take the agenda along, once it is open. */
export async function openSubscription(element: EssAgenda) {
  await reach(element)
  find(element, '[name=subscribe]')!.click()
  return until(() => find(element, '.subscription'))
}

/** Presses a button that says so, once there is one. */
export async function press(element: EssAgenda, words: string[]) {
  const said = ({ textContent }: Element) => words.includes(textContent!.trim())
  const button = await until(() => [...element.shadowRoot!.querySelectorAll('button')].find(said))
  button.click()
  await element.updateComplete
}

/** Looks for something, as if typed. */
export function search(element: EssAgenda, text: string) {
  const input = find<HTMLInputElement>(element, '[type=search]')!
  input.value = text
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))
}

/** Registers a fictitious person for the session that is open, and waits for what becomes of it. */
export async function register(element: EssAgenda, email = 'camille@example.org') {
  const form = await until(() => find<HTMLFormElement>(element, '.registration form'))
  form.querySelector<HTMLInputElement>('[name=name]')!.value = 'Camille Exemple'
  form.querySelector<HTMLInputElement>('[name=email]')!.value = email
  form.querySelector('button')!.click()
  await until(() => find(element, '.registration .notice'))
}

const pickWords = ['Ajouter à mon programme', 'Add to my programme']

const agenda = ({ url }: { url: string }) => html`<ess-agenda consultation=${url}></ess-agenda>`
const fileAgenda = (src: string) =>
  html`<ess-agenda src=${src}><a href="https://example.org/">Voir le programme</a></ess-agenda>`

const meta: Meta = {
  title: 'Agenda',
  component: 'ess-agenda',
  excludeStories:
    /^(sessions|consultation|serve|fileOf|agendaFile|calendarFeed|reach|agendaIn|openSession|openSubscription|press|search|register)$/,
}
export default meta
type Story = StoryObj

/** All the days one below the other. */
export const List: Story = { render: () => agenda(serve()) }

/** One day; what runs at the same time stands side by side where there is room. */
export const ByDay: Story = {
  render: () => html`<ess-agenda consultation=${serve().url} view="day"></ess-agenda>`,
}

/** What is said of a session, and the ways to take it along. */
export const OpenSession: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => void (await openSession(agendaIn(canvasElement), 'ouverture')),
}

/** A place to take: the form says what name and address are for. */
export const Registration: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => void (await openSession(agendaIn(canvasElement), 'vision')),
}

/** Sent too early: each field says what is missing, and the first one has the focus. */
export const RegistrationWithErrors: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    ;(await until(() => find(element, '.registration .primary'))).click()
    await until(() => find(element, '[aria-invalid=true]'))
  },
}

/** A place was taken. The private link leads back to it from any device. */
export const Registered: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await register(element)
    await until(() => find(element, '[href*="#ess-receipt-"]'))
  },
}

/** The place was given back: name and address are erased, and the form is there again. */
export const Withdrawn: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await register(element)
    await press(element, ['Me désinscrire', 'Withdraw my registration'])
    await until(() => find(element, '.registration form'))
  },
}

/** A session that has begun, or was cancelled, takes nobody more. */
export const RegistrationClosed: Story = {
  render: () =>
    agenda(
      serve({ sessions: [{ ...sessions[2]!, start: at('10:15', '2021-11-25'), end: at('11:45', '2021-11-25') }] }),
    ),
  play: async ({ canvasElement }) => void (await openSession(agendaIn(canvasElement), 'vision')),
}

/** All places are taken: the next person waits, and is told their rank. */
export const WaitingList: Story = {
  render: () => agenda(serve({}, { registered: { principes: 2 } })),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'principes')
    await register(element)
    await until(() => find(element, '[href*="#ess-receipt-"]'))
  },
}

/** The network is down when the form is sent: nothing typed is lost, and it can be sent again. */
export const RegistrationNotSent: Story = {
  render: () => {
    const server = serve()
    setTimeout(() => server.fail('offline'), 500)
    return agenda(server)
  },
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await new Promise((resolve) => setTimeout(resolve, 600))
    await register(element)
  },
}

/** A programme of one's own, kept on the device. */
export const OwnProgramme: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await press(element, pickWords)
    await until(() => find(element, '.marks .mine'))
  },
}

/** One’s own programme, looked at alone. */
export const OwnProgrammeAlone: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await press(element, pickWords)
    ;(await until(() => find(element, '[name=mine]'))).click()
    await element.updateComplete
  },
}

/** Two runs of the same workshop, or two sessions at once: said, and the choice is the visitor's. */
export const Clash: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await openSession(element, 'vision')
    await press(element, pickWords)
    await openSession(element, 'vision-2')
    await press(element, pickWords)
    await until(() => find(element, '.detail .problem'))
  },
}

/** The whole programme, to subscribe to or to download. */
export const Subscription: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => void (await openSubscription(agendaIn(canvasElement))),
}

/** What was looked for is nowhere. */
export const NothingFound: Story = {
  render: () => agenda(serve()),
  play: async ({ canvasElement }) => {
    const element = agendaIn(canvasElement)
    await reach(element)
    search(element, 'introuvable')
  },
}

/** What is under way and what comes next, by the clock of the device. */
export const NowAndNext: Story = {
  render: () => {
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().replace(/\.\d+/, '')
    const timed = [-2, -0.5, 0.5, 1.5].map((start, index) => ({
      ...sessions[index]!,
      timeZone: 'Etc/UTC',
      start: hour(start),
      end: hour(start + 1),
    }))
    return fileAgenda(agendaFile({ sessions: timed }))
  },
}

/** A seminar that is over. */
export const Past: Story = {
  render: () => {
    const past = (moment: string) => moment.replace('2099', '2021')
    const timed = sessions.map((each) => ({
      timeZone: 'Europe/Paris',
      ...each,
      start: past(each.start),
      end: past(each.end),
    }))
    return fileAgenda(agendaFile({ sessions: timed }))
  },
}

/** A feed of the partner's own, in iCalendar. */
export const CalendarFeed: Story = { render: () => fileAgenda(fileOf(calendarFeed, 'text/calendar')) }

/** A feed of which a part cannot be read: the rest shows, and the console names the line. */
export const BrokenFeed: Story = {
  render: () =>
    fileAgenda(fileOf(calendarFeed.replace('DTSTART;VALUE=DATE:20990621', 'DTSTART:demain'), 'text/calendar')),
}

/** In English, by the language of the page around it. */
export const English: Story = {
  render: () => html`<div lang="en">${agenda(serve())}</div>`,
  play: async ({ canvasElement }) => void (await openSession(agendaIn(canvasElement), 'vision')),
}

/** Another right-to-left page: the tag keeps its own direction, its place follows. */
export const RightToLeftPage: Story = { render: () => html`<div dir="rtl">${agenda(serve())}</div>` }

export const Narrow: Story = {
  render: () => html`<div class="narrow">${agenda(serve())}</div>
    <style>
      .narrow {
        max-inline-size: 20rem;
      }
    </style>`,
}

export const Empty: Story = { render: () => agenda(serve({ sessions: [] })) }

export const Loading: Story = {
  render: () => {
    const server = serve()
    server.fail('silent')
    return agenda(server)
  },
}

/** Nothing can be read: what the page put inside the tag shows. */
export const Unavailable: Story = {
  render: () => fileAgenda(fileOf('<!doctype html><title>404</title>', 'text/html')),
  play: ({ canvasElement }) => reach(agendaIn(canvasElement), 'error'),
}

/** Host CSS that breaks most widgets. */
export const HostileHost: Story = {
  render: () =>
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
      <div class="hostile">${agenda(serve())}</div>`,
  play: ({ canvasElement }) => reach(agendaIn(canvasElement)),
}
