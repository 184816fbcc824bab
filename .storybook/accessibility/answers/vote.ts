import { answer, inElements, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('vote/vote.test.ts')

export const vote: readonly Answer[] = [
  answer(
    '1.2',
    'La barre répète les mots qui la précèdent ; les technologies d’assistance l’ignorent.',
    'The bar repeats the words before it; assistive technologies pass over it.',
    test('says the words before the drawing, which says nothing more'),
  ),
  answer(
    '3.1',
    'Une réponse a un signe et un mot, jamais une couleur seule.',
    'An answer has a sign and a word, never a colour alone.',
    test('reads as a heading, a group and three buttons'),
  ),
  answer(
    '7.3',
    'Voter, changer, retirer et dire sa famille se font au clavier seul.',
    'Voting, changing, removing and saying one’s family are done with the keyboard alone.',
    test('is walked through with the keyboard alone'),
  ),
  answer(
    '7.5',
    'Ce que devient chaque acte est dit, dans la seule région de la page faite pour cela.',
    'What becomes of each act is said, in the one region of the page made for that.',
    test('says through one polite region of the page what became of each act'),
  ),
  levelAsAsked(test('takes the level of heading the page asks for, and 3 for any other')),
  answer(
    '11.1',
    'La question de la famille a une étiquette, et sa raison.',
    'The question of the family has a label, and its reason.',
    test('reads the question of the family with its reason'),
  ),
  answer('11.12', 'Un vote se change et se retire à tout moment.', 'A vote can be changed and removed at any time.', [
    'examples/partner-page/partner-page.test.js',
    'vote, reload, change, remove',
  ]),
  answer(
    '12.8',
    'Le focus va aux réponses quand un bouton s’en va avec le vote.',
    'The focus goes to the answers when a button leaves with the vote.',
    test('gives the focus to the answers when its own button leaves'),
  ),
]
