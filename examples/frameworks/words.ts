import type { EssVoteCastEvent } from '@ess-widgets/elements'

export const principles = [
  { id: 'gouvernance', title: 'La gouvernance' },
  { id: 'benefices', title: 'Les bénéfices' },
  { id: 'reserves', title: 'Les réserves' },
]

const answers: Record<EssVoteCastEvent['choice'], string> = {
  agree: 'd’accord',
  disagree: 'pas d’accord',
  pass: 'je passe',
}

const titleOf = (principle: string) => principles.find(({ id }) => id === principle)?.title ?? principle

export const invitation = 'Votre réponse part vers le séminaire, sans compte ni cookie.'

export const thanks = ({ principle, choice }: Pick<EssVoteCastEvent, 'principle' | 'choice'>) =>
  `Merci, votre vote est enregistré. ${titleOf(principle)}\u00a0: ${answers[choice]}.`

export const removed = ({ principle }: { principle: string }) =>
  `Votre vote est retiré. ${titleOf(principle)}\u00a0: sans réponse.`
