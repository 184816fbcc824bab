import { answer, inElements, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('figures/figures.test.ts')

export const figures: readonly Answer[] = [
  answer(
    '1.2',
    'L’image répète le tableau qui la précède ; les technologies d’assistance l’ignorent.',
    'The picture repeats the table before it; assistive technologies pass over it.',
    test('has the table first, and a picture of the same numbers that screen readers are spared'),
  ),
  answer(
    '3.1',
    'Une famille a une forme et un nom, jamais une couleur seule.',
    'A family has a shape and a name, never a colour alone.',
    test('gives each family a shape beside its word'),
  ),
  answer(
    '5.4',
    'Chaque tableau porte le nom de son chiffre.',
    'Each table has the name of its figure.',
    test('has a heading a figure, a table of that name, its source as a link, and a choice where there is another'),
  ),
  answer(
    '7.3',
    'La comparaison et la copie se font au clavier.',
    'Comparing and copying are done by keyboard.',
    test('puts two figures of one thing side by side, by keyboard, and says that their perimeters differ'),
  ),
  answer(
    '7.5',
    'La copie est dite, et quand elle n’est pas permise aussi.',
    'Copying is told, and so is that it was not allowed.',
    test('is copied as CSV that no spreadsheet computes, by keyboard, and says so'),
  ),
  levelAsAsked(test('takes its level among the headings of the page')),
  answer(
    '8.10',
    'Chaque texte garde son sens de lecture.',
    'Each text keeps its own direction.',
    test('leaves each text its own direction'),
  ),
]
