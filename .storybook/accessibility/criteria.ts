/**
 * Criteria that the tags have something to answer to, by their number: titles as RGAA 4.1.2 has them, and the criteria of
 * WCAG that it refers to. Source: DINUM, Licence Ouverte 2.0, https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/
 */
export interface Criterion {
  readonly title: string
  readonly wcag: readonly string[]
}

export const criteria = {
  '1.2': {
    title: 'Chaque image de décoration est-elle correctement ignorée par les technologies d’assistance ?',
    wcag: ['1.1.1'],
  },
  '3.1': {
    title:
      'Dans chaque page web, l’information ne doit pas être donnée uniquement par la couleur. Cette règle est-elle respectée ?',
    wcag: ['1.4.1'],
  },
  '3.2': {
    title:
      'Dans chaque page web, le contraste entre la couleur du texte et la couleur de son arrière-plan est-il suffisamment élevé (hors cas particuliers) ?',
    wcag: ['1.4.3'],
  },
  '3.3': {
    title:
      'Dans chaque page web, les couleurs utilisées dans les composants d’interface ou les éléments graphiques porteurs d’informations sont-elles suffisamment contrastées (hors cas particuliers) ?',
    wcag: ['1.4.11'],
  },
  '5.4': {
    title:
      'Pour chaque tableau de données ayant un titre, le titre est-il correctement associé au tableau de données ?',
    wcag: ['1.3.1'],
  },
  '5.6': {
    title:
      'Pour chaque tableau de données, chaque en-tête de colonne et chaque en-tête de ligne sont-ils correctement déclarés ?',
    wcag: ['1.3.1'],
  },
  '7.1': {
    title: 'Chaque script est-il, si nécessaire, compatible avec les technologies d’assistance ?',
    wcag: ['2.5.3', '4.1.2'],
  },
  '7.3': {
    title:
      'Chaque script est-il contrôlable par le clavier et par tout dispositif de pointage (hors cas particuliers) ?',
    wcag: ['2.1.1'],
  },
  '7.5': {
    title:
      'Dans chaque page web, les messages de statut sont-ils correctement restitués par les technologies d’assistance ?',
    wcag: ['4.1.3'],
  },
  '8.7': {
    title:
      'Dans chaque page web, chaque changement de langue est-il indiqué dans le code source (hors cas particuliers) ?',
    wcag: ['3.1.2'],
  },
  '8.10': {
    title: 'Dans chaque page web, les changements du sens de lecture sont-ils signalés ?',
    wcag: ['1.3.2'],
  },
  '9.1': {
    title: 'Dans chaque page web, l’information est-elle structurée par l’utilisation appropriée de titres ?',
    wcag: ['1.3.1'],
  },
  '9.3': { title: 'Dans chaque page web, chaque liste est-elle correctement structurée ?', wcag: ['1.3.1'] },
  '10.4': {
    title:
      'Dans chaque page web, le texte reste-t-il lisible lorsque la taille des caractères est augmentée jusqu’à 200 %, au moins (hors cas particuliers) ?',
    wcag: ['1.4.4'],
  },
  '10.7': {
    title: 'Dans chaque page web, pour chaque élément recevant le focus, la prise de focus est-elle visible ?',
    wcag: ['2.4.7'],
  },
  '10.11': {
    title:
      'Pour chaque page web, les contenus peuvent-ils être présentés sans avoir recours à un défilement vertical pour une fenêtre ayant une hauteur de 256px ou à un défilement horizontal pour une fenêtre ayant une largeur de 320px (hors cas particuliers) ?',
    wcag: ['1.4.10'],
  },
  '10.12': {
    title:
      'Dans chaque page web, les propriétés d’espacement du texte peuvent-elles être redéfinies par l’utilisateur sans perte de contenu ou de fonctionnalité (hors cas particuliers) ?',
    wcag: ['1.4.12'],
  },
  '11.1': { title: 'Chaque champ de formulaire a-t-il une étiquette ?', wcag: ['1.3.1', '3.3.2'] },
  '11.6': {
    title: 'Dans chaque formulaire, chaque regroupement de champs de même nature a-t-il une légende ?',
    wcag: ['1.3.1', '3.3.2'],
  },
  '11.10': {
    title:
      'Dans chaque formulaire, le contrôle de saisie est-il utilisé de manière pertinente (hors cas particuliers) ?',
    wcag: ['3.3.1', '3.3.2'],
  },
  '11.11': {
    title:
      'Dans chaque formulaire, le contrôle de saisie est-il accompagné, si nécessaire, de suggestions facilitant la correction des erreurs de saisie ?',
    wcag: ['3.3.3'],
  },
  '11.12': {
    title:
      'Pour chaque formulaire qui modifie ou supprime des données, ou qui transmet des réponses à un test ou à un examen, ou dont la validation a des conséquences financières ou juridiques, les données saisies peuvent-elles être modifiées, mises à jour ou récupérées par l’utilisateur ?',
    wcag: ['3.3.4'],
  },
  '11.13': {
    title:
      'La finalité d’un champ de saisie peut-elle être déduite pour faciliter le remplissage automatique des champs avec les données de l’utilisateur ?',
    wcag: ['1.3.5'],
  },
  '12.8': { title: 'Dans chaque page web, l’ordre de tabulation est-il cohérent ?', wcag: ['2.4.3'] },
  '13.8': {
    title: 'Dans chaque page web, chaque contenu en mouvement ou clignotant est-il contrôlable par l’utilisateur ?',
    wcag: ['2.2.2'],
  },
} as const satisfies Readonly<Record<string, Criterion>>

export type CriterionNumber = keyof typeof criteria
