import { answer, inElements, inTrials, labelled, type Answer } from './answer.ts'

const test = inElements('contribution/contribution.test.ts')

export const contribution: readonly Answer[] = [
  answer(
    '7.3',
    'Du genre de contribution au bouton, tout se fait au clavier.',
    'From the kind to the button, all is done by keyboard.',
    test('is walked by keyboard, from the kind to the button'),
  ),
  labelled,
  answer(
    '11.6',
    'Les choix sont groupés sous une légende.',
    'Choices are grouped under a legend.',
    test('has a heading, groups with names, and one primary action'),
  ),
  answer(
    '11.10',
    'Chaque faute est nommée à son champ ; le premier reçoit le focus.',
    'Each fault is named at its field; the first has the focus.',
    test('names each fault, and leads to the first'),
  ),
  answer(
    '11.11',
    'Un texte trop long est compté avant de partir ; ce que le serveur refuse revient avec sa raison.',
    'A text that is too long is counted before it leaves; what the server refuses comes back with its reason.',
    test('counts as the server does, and refuses what is too long before it leaves'),
    test('gives the text back with the reason when it is refused'),
  ),
  answer(
    '11.12',
    'Une contribution se modifie jusqu’à ce qu’elle soit lue, et se retire au second mot.',
    'A contribution can be changed until it is read, and is withdrawn at the second word.',
    test('says it otherwise until it is read, and withdraws at the second word'),
  ),
  answer(
    '11.13',
    'Le nom et l’organisation se remplissent d’eux-mêmes.',
    'Name and organisation fill in by themselves.',
    inTrials('Fields'),
  ),
  answer(
    '8.10',
    'Chaque texte garde son sens de lecture.',
    'Each text keeps its own direction.',
    test('leaves each text its own direction, in the form and in the list'),
  ),
]
