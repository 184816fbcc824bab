import { answer, inElements, inTrials, labelled, levelAsAsked, type Answer } from './answer.ts'

const test = inElements('manifesto/manifesto.test.ts')

export const manifesto: readonly Answer[] = [
  answer(
    '9.3',
    'Le texte a ses titres, ses listes et ses citations, comme de vrais éléments.',
    'The text has its headings, lists and quotations, as real elements.',
    test('shows the text as headings, lists and a quotation, and the form as one'),
  ),
  levelAsAsked(test('takes the level of its title from the page')),
  answer(
    '8.7',
    'Côte à côte, chaque version du texte porte sa langue.',
    'Side by side, each version of the text carries its language.',
    test('shows both languages, each marked as what it is, when one wants them'),
  ),
  answer(
    '7.3',
    'On signe au clavier seul, sans rien de coché d’avance.',
    'One signs with the keyboard alone, with nothing ticked beforehand.',
    test('is signed, by keyboard alone, with nothing ticked that the person did not tick'),
  ),
  labelled,
  answer(
    '11.10',
    'Chaque champ dit ce qui lui manque ; le premier reçoit le focus, et rien ne part.',
    'Each field says what it lacks; the first has the focus, and nothing leaves.',
    test('says what each field lacks, leads to the first, and sends nothing'),
  ),
  answer(
    '11.11',
    'Ce que le serveur refuse revient où c’était écrit, avec sa raison.',
    'What the server refused is back where it was typed, with its reason.',
    test('gives back what the server refused, with its reason at the field'),
  ),
  answer(
    '11.12',
    'La signature se confirme par courriel, se modifie et se retire, au second vœu.',
    'The signature is confirmed by e-mail, can be changed, and is withdrawn at the second wish.',
    test('is withdrawn at the second wish, not at a double click, and leaves nothing'),
  ),
  answer(
    '11.13',
    'Prénom, nom, adresse et organisation se remplissent d’eux-mêmes.',
    'First name, name, address and organisation fill in by themselves.',
    inTrials('Fields'),
  ),
]
