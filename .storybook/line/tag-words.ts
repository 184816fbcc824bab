/** What each tag and each attribute is called here, for a partner who chooses. English says what the manifest says. */
import { typeset } from '@ess-widgets/contract/typography.js'

type Words = Readonly<Record<string, { readonly fr: string; readonly en: string }>>

export const tagNames: Words = typeset({
  'ess-agenda': { fr: 'Le programme', en: 'The programme' },
  'ess-contribution': { fr: 'Contribuer à un atelier', en: 'Contribute to a workshop' },
  'ess-figures': { fr: 'Les chiffres du secteur', en: 'Figures of the sector' },
  'ess-manifesto': { fr: 'Lire et signer un texte', en: 'Read and sign a text' },
  'ess-results': { fr: 'Les résultats', en: 'The results' },
  'ess-signatures': { fr: 'Combien ont signé', en: 'How many have signed' },
  'ess-vote': { fr: 'Voter sur des principes', en: 'Vote on principles' },
  'ess-wall': { fr: 'Le mur d’un atelier', en: 'The wall of a workshop' },
})

/** The words of the link inside the tag, in the language of the tag. */
export const wayOutWords: Words = {
  'ess-agenda': { fr: 'Voir le programme', en: 'See the programme' },
  'ess-contribution': { fr: 'Contribuer sur le site du séminaire', en: 'Contribute on the seminar’s site' },
  'ess-figures': { fr: 'Voir les chiffres', en: 'See the figures' },
  'ess-manifesto': { fr: 'Lire et signer le texte', en: 'Read and sign the text' },
  'ess-results': { fr: 'Voir les résultats', en: 'See the results' },
  'ess-signatures': { fr: 'Voir les signatures', en: 'See the signatures' },
  'ess-vote': { fr: 'Voter sur le site du séminaire', en: 'Vote on the seminar’s site' },
  'ess-wall': { fr: 'Voir ce que dit l’atelier', en: 'See what the workshop says' },
}

/** What a frame is called, for those who hear its title alone. */
export const frameTitles: Words = {
  'ess-agenda': { fr: 'Programme du séminaire', en: 'Programme of the seminar' },
  'ess-contribution': { fr: 'Contribution à un atelier', en: 'Contribution to a workshop' },
  'ess-manifesto': { fr: 'Texte à signer', en: 'Text to sign' },
  'ess-results': { fr: 'Résultats de la consultation', en: 'Results of the consultation' },
  'ess-signatures': { fr: 'Signatures du texte', en: 'Signatures of the text' },
  'ess-vote': { fr: 'Vote sur les principes', en: 'Vote on the principles' },
  'ess-wall': { fr: 'Mur d’un atelier', en: 'Wall of a workshop' },
}

/** In pixels, as the server’s own pages say it: the script beside the frame gives it what it needs, and without it it scrolls. */
export const frameHeights: Readonly<Record<string, number>> = {
  'ess-agenda': 720,
  'ess-contribution': 720,
  'ess-manifesto': 800,
  'ess-results': 800,
  'ess-signatures': 480,
  'ess-vote': 560,
  'ess-wall': 560,
}

/** In French, what an attribute does; the manifest says it in English. */
export const attributeWords: Readonly<Record<string, { readonly label: Words[string]; readonly fr: string }>> = typeset(
  {
    both: {
      label: { fr: 'Français et anglais', en: 'French and English' },
      fr: 'Montre le texte dans les deux langues, côte à côte où il y a la place.',
    },
    draft: {
      label: { fr: 'Garder le brouillon', en: 'Keep the draft' },
      fr: 'Garde sur l’appareil ce qui est écrit et pas encore envoyé. À éviter sur un ordinateur partagé.',
    },
    'heading-level': {
      label: { fr: 'Niveau du titre', en: 'Level of the heading' },
      fr: 'Un de plus que le titre sous lequel vous collez la balise.',
    },
    'json-ld': {
      label: { fr: 'Dire les séances aux moteurs de recherche', en: 'Tell search engines of the sessions' },
      fr: 'Décrit les séances dans la tête de la page, comme des événements schema.org.',
    },
    kind: {
      label: { fr: 'Le genre de contribution', en: 'The kind of contribution' },
      fr: 'Ce qui se montre ; sans lui, tout.',
    },
    principle: {
      label: { fr: 'Le principe', en: 'The principle' },
      fr: 'L’identifiant du principe ; vide, tous l’un après l’autre.',
    },
    src: {
      label: { fr: 'L’adresse d’un fichier', en: 'The address of a file' },
      fr: 'Un fichier de votre site, au lieu d’une consultation : aucun serveur.',
    },
    table: {
      label: { fr: 'La table', en: 'The table' },
      fr: 'Un appareil pour toute une table : son nom. Vide, une personne à la fois.',
    },
    view: {
      label: { fr: 'La vue', en: 'The view' },
      fr: 'Tous les jours l’un sous l’autre, ou un jour avec ce qui a lieu en même temps côte à côte.',
    },
    workshop: {
      label: { fr: 'L’atelier', en: 'The workshop' },
      fr: 'L’identifiant de l’atelier ; vide, le premier ou le seul.',
    },
  },
)
