/** What the page that makes the line says. */
import { typeset } from '@ess-widgets/contract/typography.js'
import type { ColourName } from '../house/tokens.ts'
import type { Fault } from './faults.ts'

interface Text {
  readonly fr: string
  readonly en: string
}

export const words = typeset({
  title: { fr: 'Composer la ligne', en: 'Make your line' },
  lede: {
    fr: 'Choisissez ; la balise se montre telle que vos visiteurs la verront, et la ligne à coller s’écrit en bas de la page.',
    en: 'Choose; the tag shows as your visitors will see it, and the line to paste is written at the foot of the page.',
  },
  choices: { fr: 'Vos choix', en: 'Your choices' },
  tag: { fr: 'La balise', en: 'The tag' },
  where: { fr: 'La consultation', en: 'The consultation' },
  settings: { fr: 'Ses réglages', en: 'Its settings' },
  looks: { fr: 'Ses couleurs', en: 'Its colours' },
  preview: { fr: 'Ce que vos visiteurs verront', en: 'What your visitors will see' },
  result: { fr: 'La ligne à coller', en: 'The line to paste' },

  address: { fr: 'L’adresse de la consultation', en: 'The address of the consultation' },
  addressHelp: {
    fr: 'Qui organise la consultation vous la donne ; donnez-lui en retour l’origine de votre site, pour que ses votes comptent.',
    en: 'Whoever organises the consultation gives it to you; give them the origin of your site in return, so that its votes count.',
  },
  addressUnneeded: {
    fr: 'Cette balise lit votre fichier : elle n’a besoin d’aucune consultation.',
    en: 'This tag reads your file: it needs no consultation.',
  },
  wayOut: { fr: 'Le lien dans la balise (facultatif)', en: 'The link inside the tag (optional)' },
  wayOutHelp: {
    fr: 'Il se montre à qui la balise ne peut pas servir : sans script, ou quand la consultation ne répond pas. Sans adresse à vous, il mène à la page que le serveur tient de la balise.',
    en: 'It shows to those whom the tag cannot serve: without scripts, or when the consultation does not answer. Without an address of yours, it leads to the page that the server keeps of the tag.',
  },
  unset: { fr: 'Par défaut', en: 'By default' },
  lang: { fr: 'La langue', en: 'The language' },
  langHelp: {
    fr: 'Celle de la page, lue sur l’élément le plus proche qui en a une ; à défaut, le français.',
    en: 'That of the page, read off the nearest element that has one; else French.',
  },
  langPage: { fr: 'Celle de la page', en: 'That of the page' },

  scheme: { fr: 'Claires ou sombres', en: 'Light or dark' },
  schemeBoth: { fr: 'Comme la page', en: 'As the page' },
  schemeLight: { fr: 'Toujours claires', en: 'Always light' },
  schemeDark: { fr: 'Toujours sombres', en: 'Always dark' },
  schemeHelp: {
    fr: 'La balise suit la propriété color-scheme de votre page, jamais le réglage du visiteur à elle seule.',
    en: 'The tag follows the color-scheme property of your page, never the visitor’s setting alone.',
  },
  light: { fr: 'clair', en: 'light' },
  dark: { fr: 'sombre', en: 'dark' },
  lightColumn: { fr: 'Clair', en: 'Light' },
  darkColumn: { fr: 'Sombre', en: 'Dark' },
  onLight: { fr: 'Sur fond clair', en: 'On light' },
  onDark: { fr: 'Sur fond sombre', en: 'On dark' },
  otherColours: { fr: 'Toutes les autres couleurs', en: 'All the other colours' },
  swatch: { fr: 'nuancier', en: 'picker' },
  reset: { fr: 'Revenir aux couleurs d’origine', en: 'Back to the original colours' },

  action: { fr: 'Action principale', en: 'Primary action' },
  sample: {
    fr: 'La consultation de démonstration, en mémoire : rien ne part d’ici, votez sans crainte.',
    en: 'The demo consultation, in memory: nothing leaves this page, vote without fear.',
  },
  sampleOther: {
    fr: 'Votre identifiant n’est pas dans la démonstration : le premier se montre à sa place, et le vôtre est dans la ligne.',
    en: 'Your id is not in the demonstration: its first one shows instead, and yours is in the line.',
  },
  sampleFile: {
    fr: 'Le fichier de la démonstration se montre à la place du vôtre.',
    en: 'The file of the demonstration shows instead of yours.',
  },

  contrasts: { fr: 'Les contrastes', en: 'The contrasts' },
  pair: { fr: 'Couple', en: 'Pair' },
  asked: { fr: 'Demandé', en: 'Asked' },
  enough: { fr: '✓ suffisant', en: '✓ enough' },
  short: { fr: '✕ insuffisant', en: '✕ not enough' },
  allPairs: { fr: 'Tous les couples, et leur contraste', en: 'All the pairs, and their contrast' },
  method: {
    fr: 'Calculés selon WCAG 2.2 : 4,5:1 pour ce qui se lit (RGAA 3.2), 3:1 pour ce qui se voit (RGAA 3.3).',
    en: 'Computed as WCAG 2.2 says: 4.5:1 for what is read (1.4.3), 3:1 for what is seen (1.4.11).',
  },
  wouldPass: { fr: 'Passerait :', en: 'This would pass:' },
  take: { fr: 'Prendre', en: 'Take' },
  darker: { fr: 'plus foncé', en: 'darker' },
  lighter: { fr: 'plus clair', en: 'lighter' },

  way: { fr: 'Votre site', en: 'Your site' },
  wayHtml: { fr: 'Une page en HTML', en: 'A page in HTML' },
  wayNpm: { fr: 'Un site construit (npm)', en: 'A site that is built (npm)' },
  wayFrame: { fr: 'Un cadre (iframe)', en: 'A frame (iframe)' },
  wayWordPress: { fr: 'WordPress', en: 'WordPress' },
  htmlHelp: {
    fr: 'L’ordre ne compte pas, et coller deux fois la même ligne ne casse rien. Une page dont la politique interdit les styles en ligne met la règle dans sa feuille de style.',
    en: 'The order does not matter, and pasting the same line twice breaks nothing. A page whose policy forbids inline styles puts the rule into its style sheet.',
  },
  npmInstall: { fr: 'Dans le terminal', en: 'In the terminal' },
  npmImport: { fr: 'Dans le script de la page', en: 'In the script of the page' },
  npmPage: { fr: 'Dans la page', en: 'In the page' },
  frameHelp: {
    fr: 'Là où les scripts d’ailleurs sont refusés. La seconde ligne, facultative, donne au cadre la hauteur de ce qu’il montre.',
    en: 'Where scripts from elsewhere are refused. The second line, optional, gives the frame the height of what it shows.',
  },
  framePlain: {
    fr: 'Un cadre prend une valeur de chaque couleur, et une seule : choisissez des couleurs toujours claires, ou toujours sombres. Sans cela, celles qui ont deux valeurs restent celles d’origine.',
    en: 'A frame takes one value of each colour: choose colours that are always light, or always dark. Otherwise those that have two values stay the original ones.',
  },
  frameNone: {
    fr: 'Cette balise lit un fichier de votre site : le serveur d’une consultation n’en tient pas de page à encadrer.',
    en: 'This tag reads a file of your site: no consultation’s server keeps a page of it to frame.',
  },
  wordPressHelp: {
    fr: 'Avec l’extension ESS Widgets, qui demande l’adresse de la consultation et l’accent du site dans Réglages → ESS Widgets.',
    en: 'With the ESS Widgets plugin, which asks for the address of the consultation and the accent of the site in Settings → ESS Widgets.',
  },
  wordPressStyle: {
    fr: 'Pour les autres couleurs, dans les CSS additionnels',
    en: 'For other colours, in the additional CSS',
  },
  line: { fr: 'la ligne', en: 'the line' },
  notYet: {
    fr: 'Avant de copier : un champ est à revoir.',
    en: 'Before you copy: a field needs another look.',
  },
})

export const faultWords: Readonly<Record<Fault, Text>> = typeset({
  'address-missing': {
    fr: 'Donnez l’adresse de la consultation, comme celle-ci :',
    en: 'Give the address of the consultation, such as this one:',
  },
  'address-wrong': {
    fr: 'Ce n’est pas une adresse. Une adresse s’écrit :',
    en: 'This is no address. An address reads:',
  },
  'address-insecure': {
    fr: 'Les votes partent par une adresse chiffrée, en https :',
    en: 'Votes leave by an encrypted address, in https:',
  },
  'address-elsewhere': {
    fr: 'Cette adresse n’est pas celle d’une consultation, qui finit par /v1/consultations/ et son identifiant :',
    en: 'This is not the address of a consultation, which ends with /v1/consultations/ and its id:',
  },
  'id-wrong': {
    fr: 'Un identifiant s’écrit en minuscules, sans accents ni espaces :',
    en: 'An id is in lower case, without accents or spaces:',
  },
  'file-missing': {
    fr: 'Donnez l’adresse du fichier, comme celle-ci :',
    en: 'Give the address of the file, such as this one:',
  },
  'file-wrong': {
    fr: 'L’adresse d’un fichier n’a pas d’espace, et commence par / ou https:// :',
    en: 'The address of a file has no space, and begins with / or https://:',
  },
  'link-wrong': { fr: 'Un lien commence par https:// :', en: 'A link begins with https://:' },
  'colour-wrong': {
    fr: 'Une couleur s’écrit en trois ou six chiffres hexadécimaux, comme :',
    en: 'A colour is three or six hexadecimal digits, such as:',
  },
})

export const colourWords: Readonly<Record<ColourName, Text>> = typeset({
  accent: { fr: 'L’accent', en: 'The accent' },
  'on-accent': { fr: 'Le texte sur l’accent', en: 'The text on the accent' },
  text: { fr: 'Le texte', en: 'The text' },
  muted: { fr: 'Le texte discret', en: 'The quiet text' },
  surface: { fr: 'Le fond', en: 'The ground' },
  sunken: { fr: 'Le fond en retrait', en: 'The sunken ground' },
  line: { fr: 'Les traits', en: 'The lines' },
  agree: { fr: 'D’accord', en: 'Agree' },
  disagree: { fr: 'Pas d’accord, erreurs', en: 'Disagree, errors' },
  pass: { fr: 'Je passe', en: 'Pass' },
})

/** How many pairs are enough, and how many are not. */
export const verdict = (failed: number, all: number) =>
  failed === 0
    ? {
        fr: `${all} couples de couleurs vérifiés, tous suffisants.`,
        en: `${all} pairs of colours checked, all enough.`,
      }
    : failed === 1
      ? {
          fr: `Un couple de couleurs sur ${all} n’est pas assez contrasté.`,
          en: `One pair of colours of ${all} has not enough contrast.`,
        }
      : {
          fr: `${failed} couples de couleurs sur ${all} ne sont pas assez contrastés.`,
          en: `${failed} pairs of colours of ${all} have not enough contrast.`,
        }
