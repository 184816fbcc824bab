import { answer, inElements, type Answer } from './answer.ts'

const test = inElements('wall/wall.test.ts')

export const wall: readonly Answer[] = [
  answer(
    '7.3',
    'Un genre se choisit au clavier.',
    'A kind is chosen by keyboard.',
    test('shows one kind, chosen by keyboard, and hides the others where they are'),
  ),
  answer(
    '7.5',
    'Les nouvelles contributions sont dites ensemble, au plus une fois en dix secondes.',
    'New contributions are told together, once in ten seconds at most.',
    test('tells of new ones together, once in ten seconds, and leaves the focus'),
  ),
  answer(
    '8.10',
    'Chaque texte garde son sens de lecture.',
    'Each text keeps its own direction.',
    test('leaves each text its own direction'),
  ),
  answer(
    '12.8',
    'Qui se trouvait dans une carte qui s’en va est mené au choix d’un genre.',
    'Whoever stood in a card that has gone is led to the choice of a kind.',
    test('leads whoever stood in a card that has gone to the choice of a kind'),
  ),
  answer(
    '13.8',
    'Ce qui arrive se met en pause ; le seul mouvement n’a pas lieu chez qui n’en veut pas.',
    'What comes can be paused; the only motion does not happen for those who do not want it.',
    test('lets what comes wait while it is paused, and what leaves leave'),
    test('moves nothing for those who do not want it'),
  ),
]
