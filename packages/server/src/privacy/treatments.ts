import { typeset, type ConsultationFile, type LocalizedText } from '@ess-widgets/contract'
import { linkLength, mailLimit } from '../store/letters.ts'
import { kept, retentionOf } from './kept.ts'

/** One thing that is done with personal data, as the notice and the record of processing say it (RGPD, articles 13 and 30). */
export interface Treatment {
  name: LocalizedText
  purpose: LocalizedText
  basis: LocalizedText
  data: LocalizedText
  /** Who sees it. */
  recipients: LocalizedText
  /** For how long, or until when. */
  duration: LocalizedText
}

const say = (fr: string, en: string): LocalizedText => ({ fr, en })
const consent = say(
  'Votre consentement explicite (RGPD, articles 6.1.a et 9.2.a) : signer ou voter ici montre une opinion.',
  'Your explicit consent (GDPR, articles 6.1.a and 9.2.a): signing or voting here shows an opinion.',
)
const days = (count: number) =>
  say(`${count} ${count > 1 ? 'jours' : 'jour'}`, `${count} ${count === 1 ? 'day' : 'days'}`)

/** All that a consultation does with personal data: what its file has no use for is not in it. */
export function treatmentsOf(file: ConsultationFile): Treatment[] {
  const { manifesto, workshops = [], sessions = [] } = file
  return typeset([
    ...(manifesto ? [signing(file), publishing(), writing(file)] : []),
    voting(),
    ...(workshops.length > 0 ? [contributing()] : []),
    ...(sessions.some(({ capacity }) => capacity !== undefined) ? [registering()] : []),
  ])
}

function signing(file: ConsultationFile): Treatment {
  const { unconfirmed, emails } = retentionOf(file)
  const hours = linkLength / 3_600_000
  return {
    name: say('Signer le texte', 'Signing the text'),
    purpose: say(
      'Compter les signatures, une par personne ou par organisation, et savoir ce qui a été signé.',
      'Counting signatures, one a person or an organisation, and knowing what was signed.',
    ),
    basis: consent,
    data: say(
      'Prénom et nom ; pour une organisation : son nom, sa famille, son SIREN, la fonction et le mandat de la personne qui signe ; la réserve, si vous en écrivez une ; le site par lequel vous avez signé. L’adresse électronique, à part, pour confirmer : il y part un message par heure au plus, et trois par jour. Aucune adresse IP n’est écrite.',
      'First and last name; of an organisation: its name, its family, its SIREN, the role and the mandate of who signs; the reservation, if you write one; the site you signed through. The e-mail address, apart, to confirm: one message an hour at most leaves for it, and three a day. No IP address is written.',
    ),
    recipients: say(
      'L’équipe d’animation de la consultation, et personne d’autre.',
      'The facilitators of the consultation, and nobody else.',
    ),
    duration: say(
      `Une signature que personne ne confirme : ${days(unconfirmed).fr}, son lien ${hours} heures. L’adresse électronique : ${days(emails).fr} après la clôture. La signature : jusqu’à ce que vous la retiriez, ce qui efface tout.`,
      `A signature nobody confirms: ${days(unconfirmed).en}, its link ${hours} hours. The e-mail address: ${days(emails).en} after the closing. The signature: until you withdraw it, which erases all of it.`,
    ),
  }
}

const publishing = (): Treatment => ({
  name: say('Publier votre nom', 'Publishing your name'),
  purpose: say('Montrer qui soutient le texte.', 'Showing who supports the text.'),
  basis: consent,
  data: say(
    'Votre nom, ou votre prénom et une initiale, si vous avez coché cette case ; le nom et la famille de l’organisation.',
    'Your name, or your first name and an initial, if you ticked that box; the name and the family of the organisation.',
  ),
  recipients: say('Toute personne qui lit la page.', 'Whoever reads the page.'),
  duration: say(
    'Jusqu’à ce que vous décochiez cette case ou retiriez votre signature.',
    'Until you untick that box or withdraw your signature.',
  ),
})

const writing = (file: ConsultationFile): Treatment => ({
  name: say('Vous écrire', 'Writing to you'),
  purpose: say(
    `Vous tenir au courant des suites : ${file.manifesto!.controller.name} vous écrit.`,
    `Telling you what follows: ${file.manifesto!.controller.name} writes to you.`,
  ),
  basis: say(
    'Votre consentement (RGPD, article 6.1.a), à part de la signature.',
    'Your consent (GDPR, article 6.1.a), apart from the signature.',
  ),
  data: say(
    'L’adresse électronique et la langue, si vous avez coché cette case ; rien de ce que vous avez signé.',
    'The e-mail address and the language, if you ticked that box; nothing of what you signed.',
  ),
  recipients: say('L’organisation de la consultation.', 'The organisers of the consultation.'),
  duration: say(
    `${days(retentionOf(file).emails).fr} après la clôture, ou jusqu’à ce que vous décochiez cette case.`,
    `${days(retentionOf(file).emails).en} after the closing, or until you untick that box.`,
  ),
})

const voting = (): Treatment => ({
  name: say('Voter sur les principes', 'Voting on the principles'),
  purpose: say(
    'Compter les réponses, une par appareil et par principe.',
    'Counting the answers, one a device and a principle.',
  ),
  basis: consent,
  data: say(
    'Vos choix et votre famille, sous un nom que votre appareil tire au hasard, et dont seul un condensat est gardé : rien ne mène de là à vous, ni à une signature.',
    'Your choices and your family, under a name that your device draws at random, and of which a hash alone is kept: nothing leads from there to you, or to a signature.',
  ),
  recipients: say(
    'Personne : seuls des nombres sont publiés, et aucun qui montre un petit groupe.',
    'Nobody: numbers alone are published, and none that shows a small group.',
  ),
  duration: say(
    `Vos choix : jusqu’à ce que vous les retiriez, et leurs accusés de réception ${days(kept.replies).fr}.`,
    `Your choices: until you remove them, and their receipts ${days(kept.replies).en}.`,
  ),
})

const contributing = (): Treatment => ({
  name: say('Contribuer à un atelier', 'Contributing to a workshop'),
  purpose: say('Publier ce qui se dit dans les ateliers.', 'Publishing what is said in the workshops.'),
  basis: consent,
  data: say(
    'Votre texte et ce que vous y dites de vous : nom, organisation, famille, tous facultatifs.',
    'Your text and what you say of yourself in it: name, organisation, family, all optional.',
  ),
  recipients: say(
    'L’équipe d’animation, puis toute personne si la contribution est publiée.',
    'The facilitators, then anyone if the contribution is published.',
  ),
  duration: say(
    `Jusqu’à ce que vous la retiriez ; un texte refusé, ${days(kept.refusedTexts).fr}.`,
    `Until you withdraw it; a refused text, ${days(kept.refusedTexts).en}.`,
  ),
})

const registering = (): Treatment => ({
  name: say('S’inscrire à une séance', 'Registering for a session'),
  purpose: say('Donner les places et prévenir d’un changement.', 'Giving places and telling of a change.'),
  basis: say('Votre consentement (RGPD, article 6.1.a).', 'Your consent (GDPR, article 6.1.a).'),
  data: say('Nom et adresse électronique.', 'Name and e-mail address.'),
  recipients: say('L’organisation de la consultation.', 'The organisers of the consultation.'),
  duration: say(`${days(kept.people).fr} après la séance.`, `${days(kept.people).en} after the session.`),
})

/** What protects all of it, for the record of processing. */
export const measures: LocalizedText[] = typeset([
  say(
    'Adresses électroniques à part des opinions ; votes, contributions et signatures sans clé commune.',
    'E-mail addresses apart from opinions; votes, contributions and signatures without a common key.',
  ),
  say(
    'Jetons, codes et adresses reconnus par leur seul condensat ; aucune adresse IP sur un disque.',
    'Tokens, codes and addresses known by their hash alone; no IP address on any disk.',
  ),
  say(
    `Un message par heure au plus à une même adresse, et ${mailLimit.aDay} par jour ; rien n’est signé par l’ouverture d’un lien.`,
    `One message an hour at most to one address, and ${mailLimit.aDay} a day; nothing is signed by the opening of a link.`,
  ),
  say(
    'Effacement réécrit dans la base et dans son journal, et rejoué après une restauration.',
    'Erasure rewritten in the database and its journal, and done again after a restore.',
  ),
])
