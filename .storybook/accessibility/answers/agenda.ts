import { answer, inElements, inTrials, labelled, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('agenda/agenda.test.ts')
const registration = inElements('agenda/agenda-registration.test.ts')

export const agenda: readonly Answer[] = [
  answer(
    '7.3',
    'Recherche, filtres, séances et inscription se parcourent au clavier seul.',
    'Search, filters, sessions and registration are walked through with the keyboard alone.',
    test('is walked through with the keyboard alone, registration included'),
  ),
  answer(
    '7.5',
    'Le nombre de séances trouvées est dit une fois la frappe finie, et ce que devient chaque demande.',
    'How many sessions are found is said once the typing stops, and what becomes of each request.',
    test('says how many sessions are found, once the typing stops'),
  ),
  levelAsAsked(test('takes the level of heading the page asks for, and 3 for any other')),
  labelled,
  answer(
    '11.10',
    'Envoyé trop tôt, le formulaire nomme chaque champ en faute ; le premier reçoit le focus.',
    'Sent too early, the form names each field at fault; the first has the focus.',
    registration('that was sent too early names each field at fault, and the first has the focus'),
  ),
  answer(
    '11.13',
    'Nom et adresse électronique se remplissent d’eux-mêmes.',
    'Name and e-mail address fill in by themselves.',
    inTrials('Fields'),
  ),
  answer(
    '12.8',
    'Le focus n’est jamais perdu quand un bouton s’en va.',
    'The focus is never lost when a button leaves.',
    test('keeps the focus inside whatever its own buttons take away'),
  ),
]
