import { answer, everyStory, inElements, inTrials, type Answer } from './answer.ts'

const widget = inElements('shared/widget.test.ts')

const pairs = [
  '.storybook/house/contrast.test.ts',
  'all pass in light and in dark, by default and as the stories change them',
] as const

/** What all the tags do. */
export const ofEveryTag: readonly Answer[] = [
  answer(
    '3.2',
    'Les couleurs d’origine ont 4,5:1 ou plus, sur fond clair et sur fond sombre. Les vôtres sont à vérifier : « Composer la ligne » le fait.',
    'The original colours have 4.5:1 or more, on light and on dark. Yours are to be checked: “Make your line” does so.',
    pairs,
    everyStory,
  ),
  answer(
    '3.3',
    'Les bords des champs, les marques et le focus ont 3:1 ou plus.',
    'Edges of fields, marks and the focus have 3:1 or more.',
    pairs,
  ),
  answer(
    '7.1',
    'Éléments natifs, dans un seul arbre : formulaires, boutons, listes de choix. Noms, rôles et états sont lus dans l’arbre d’accessibilité.',
    'Native elements, in one tree: forms, buttons, selects. Names, roles and states are read off the accessibility tree.',
    everyStory,
  ),
  answer(
    '8.7',
    'Les mots de la balise portent leur langue, qui est celle de l’élément le plus proche qui en a une.',
    'The words of the tag carry their language, which is that of the nearest element that has one.',
    widget('is that of the nearest ancestor'),
    widget('follows a change above it, through shadow hosts'),
  ),
  answer(
    '10.4',
    'Tout est en em, à partir de la taille choisie dans le navigateur : à 200 %, rien n’est coupé.',
    'Everything is in em, from the size chosen in the browser: at 200%, nothing is cut.',
    inTrials('EveryTag'),
  ),
  answer(
    '10.7',
    'Ce qui reçoit le focus a un contour de trois pixels, de la couleur de l’accent.',
    'What takes the focus has an outline of three pixels, in the colour of the accent.',
    inTrials('EveryTag'),
  ),
  answer(
    '10.11',
    'Dans 320 pixels, rien ne demande de défiler de côté.',
    'In 320 pixels, nothing has to be scrolled to from the side.',
    inTrials('EveryTag'),
  ),
  answer(
    '10.12',
    'Les espacements peuvent être augmentés comme le critère le demande.',
    'Spacing can be increased as the criterion asks.',
    inTrials('EveryTag'),
  ),
]
