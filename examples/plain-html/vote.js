const vote = document.querySelector('ess-vote')
const picker = document.querySelector('#principle')
const said = document.querySelector('.said')

const answers = { agree: 'd’accord', disagree: 'pas d’accord', pass: 'je passe' }
const titleOf = (principle) => picker.querySelector(`[value=${principle}]`).textContent

picker.addEventListener('change', () => vote.setAttribute('principle', picker.value))
vote.addEventListener('ess-vote-cast', ({ principle, choice }) => {
  said.textContent = `Merci, votre vote est enregistré. ${titleOf(principle)}\u00a0: ${answers[choice]}.`
})
vote.addEventListener('ess-vote-removed', ({ principle }) => {
  said.textContent = `Votre vote est retiré. ${titleOf(principle)}\u00a0: sans réponse.`
})
