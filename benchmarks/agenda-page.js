/**
 * The page of the agenda benchmark: one programme of 500 sessions over ten days, shown whole and then filtered by what is
 * typed. Each widget compared has an entry beside this file, which says how it is shown and filtered.
 */

export const count = 500
/** Sessions whose title has this letter, and no other text of theirs: a widget that searches more finds no more. */
export const letter = 'w'
export const kept = 50

const days = 10
const inParallel = 5
const subjects = [
  'Gouvernance partagée',
  'Low-tech et sobriété',
  'Habitat participatif',
  'Monnaies locales',
  'Alimentation durable',
  'Mobilités solidaires',
  'Finance éthique',
  'Culture et territoires',
  'Numérique libre',
  'Emploi et insertion',
]
const kinds = ['talk', 'panel', 'workshop', 'meeting', 'plenary']
const text = (fr) => ({ fr, en: fr })
const padded = (number) => String(number).padStart(2, '0')

/** The month after this one, as `2027-02`: nothing in it is past or now, and ten days never leave it. */
function nextMonth() {
  const today = new Date()
  return new Date(Date.UTC(today.getFullYear(), today.getMonth() + 1, 1)).toISOString().slice(0, 7)
}

function programme() {
  const month = nextMonth()
  // The offset of Paris on that day, for the hours of all to be those of a seminar.
  const offset = (day) =>
    new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
      .formatToParts(new Date(`${day}T12:00:00Z`))
      .find(({ type }) => type === 'timeZoneName')
      .value.slice(3)
  const session = (_, index) => {
    const day = `${month}-${padded(Math.floor(index / (count / days)) + 1)}`
    const slot = Math.floor((index % (count / days)) / inParallel)
    const track = index % subjects.length
    const room = (index % inParallel) + 1
    return {
      id: `session-${index}`,
      title: text(`${subjects[track]}, rencontre ${index + 1}`),
      kind: kinds[index % kinds.length],
      start: `${day}T${padded(9 + slot)}:00:00${offset(day)}`,
      end: `${day}T${padded(9 + slot)}:45:00${offset(day)}`,
      timeZone: 'Europe/Paris',
      place: { name: text(`Salle ${room}`), address: `${room} rue du Port, Exempleville` },
      speakers: [{ name: `Personne Fictive ${index % 40}` }],
      tracks: [`piste-${track}`],
    }
  }
  return {
    title: text('Cinq cents rencontres'),
    tracks: subjects.map((_, index) => ({ id: `piste-${index}`, title: text(`Piste ${index + 1}`) })),
    sessions: Array.from({ length: count }, session),
  }
}

const settled = async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await new Promise((resolve) => requestIdleCallback(resolve))
  document.body.getBoundingClientRect()
}

/**
 * Makes a page of a widget. `prepare(agenda)`: what is done before the measure, such as the agenda put in its form.
 * `show(host)`: makes it in the page. `filter(text)`: does what it needs when a person has typed that. `entries()`: the
 * nodes of the sessions shown.
 */
export function compare({ prepare, show, filter, entries }) {
  const until = async (wanted) => {
    const patience = performance.now() + 10_000
    while (entries().length !== wanted) {
      if (performance.now() > patience) throw new Error(`${wanted} sessions expected, ${entries().length} shown`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await settled()
  }
  const host = document.body.appendChild(document.createElement('main'))
  prepare(programme())

  globalThis.create = async () => {
    show(host)
    await until(count)
  }
  globalThis.type = async (text) => {
    filter(text)
    await until(text ? kept : count)
  }
  /** Sessions that have a box and their title in it: what is counted above may be there and hidden. */
  globalThis.shown = () =>
    [...entries()].filter((entry) => entry.checkVisibility() && /, rencontre \d/.test(entry.textContent)).length
}

export const matches = (session, text) => session.title.fr.toLowerCase().includes(text)
