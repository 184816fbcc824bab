import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agenda, session } from '../testing/session.ts'
import { readCsv } from '../testing/read-csv.ts'
import { toTable } from './table.ts'

const full = session({
  title: { fr: '=cmd', en: 'Opening' },
  status: 'cancelled',
  place: { name: { fr: 'Salle A', en: 'Room A' }, address: '1 place de l’Exemple' },
  online: 'https://visio.example.org/a',
  url: 'https://www.example.org/seance',
  speakers: [{ name: 'Camille Exemple', role: { fr: 'animatrice', en: 'facilitator' } }, { name: 'Dominique Fictif' }],
  tracks: ['gouvernance'],
  capacity: 30,
  places: { capacity: 30, free: 0, waiting: 4 },
})

test('a line a session, under headings in the language', () => {
  const [headings, line, bare] = readCsv(toTable(agenda(full, session()), 'fr'))
  assert.deepEqual(Object.fromEntries((headings ?? []).map((heading, index) => [heading, line?.[index]])), {
    Identifiant: 'ouverture',
    Titre: "'=cmd",
    Format: 'Plénière',
    État: 'Annulée',
    Début: '2026-11-25T09:00:00+01:00',
    Fin: '2026-11-25T10:30:00+01:00',
    'Fuseau horaire': 'Europe/Paris',
    Lieu: 'Salle A',
    Adresse: '1 place de l’Exemple',
    'En ligne': 'https://visio.example.org/a',
    Page: 'https://www.example.org/seance',
    Intervenants: 'Camille Exemple (animatrice), Dominique Fictif',
    Thème: 'Gouvernance, partage',
    Capacité: '30',
    'Places libres': '0',
    'En attente': '4',
  })
  assert.equal(bare?.length, headings?.length)
  assert.deepEqual(bare?.slice(7), Array(9).fill(''))
})

test('in English, with as many headings', () => {
  const [headings, line] = readCsv(toTable(agenda(session({ capacity: 12 })), 'en'))
  assert.deepEqual(headings?.slice(0, 4), ['Identifier', 'Title', 'Kind', 'Status'])
  assert.deepEqual(line?.slice(0, 4), ['ouverture', 'Opening', 'Plenary', 'Confirmed'])
  assert.equal(line?.length, headings?.length)
  assert.equal(line?.[headings?.indexOf('Capacity') ?? 0], '12')
})
