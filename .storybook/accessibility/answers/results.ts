import { answer, everyStory, inElements, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('results/results.test.ts')

export const results: readonly Answer[] = [
  answer(
    '1.2',
    'Chaque image est dessinée depuis son tableau, et ignorée des technologies d’assistance.',
    'Each picture is drawn from its table, and passed over by assistive technologies.',
    test('draws each picture from the numbers of its table'),
  ),
  answer(
    '5.6',
    'Les tableaux ont leurs en-têtes de ligne et de colonne.',
    'Tables have their row and column headers.',
    test('opens a principle: the table, everybody at the close, and why some disagree'),
    everyStory,
  ),
  answer(
    '7.3',
    'Tout s’ouvre au clavier, qui mène à ce que l’on peut faire.',
    'All opens by the keyboard, which leads through what one can do.',
    test('opens by the keyboard, and leads through what one can do'),
  ),
  answer(
    '7.5',
    'Une publication est dite en une phrase, sans rien refermer.',
    'A publication is told in one sentence, and closes nothing.',
    test('follows each publication, tells the sum of it once, and keeps what is open'),
  ),
  levelAsAsked(test('takes the level of its title from the page, and no other than 2 to 5')),
]
