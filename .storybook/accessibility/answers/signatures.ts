import { answer, inElements, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('signatures/signatures.test.ts')

export const signatures: readonly Answer[] = [
  answer(
    '3.1',
    'Une famille a une forme et un nom, jamais une couleur seule.',
    'A family has a shape and a name, never a colour alone.',
    test('gives each family a shape beside its word'),
  ),
  answer(
    '7.3',
    'La liste s’ouvre, se cherche et se prolonge au clavier.',
    'The list is opened, searched and continued by keyboard.',
    test('reads the names once their list is opened, and searches among them without accents, by keyboard'),
  ),
  answer(
    '7.5',
    'Le nombre qui change est dit au plus une fois en dix secondes ; le focus reste où il est.',
    'The number that changes is told once in ten seconds at most; the focus stays where it is.',
    test('tells the number that moved, once in ten seconds, and leaves the focus'),
  ),
  answer(
    '8.10',
    'Chaque nom garde son sens de lecture.',
    'Each name keeps its own direction.',
    test('leaves each name its own direction'),
  ),
  levelAsAsked(test('takes its level among the headings of the page')),
  answer(
    '13.8',
    'Le seul mouvement dure moins de cinq secondes, et n’a pas lieu chez qui n’en veut pas.',
    'The only motion lasts less than five seconds, and does not happen for those who do not want it.',
    test('moves the number when it changes, each time, and never at first nor for those who do not want it'),
  ),
]
