// A page without a framework: the import that registers a tag brings its types.
import '@ess-widgets/elements/all.js'

const vote = document.querySelector('ess-vote')!
vote.principle = 'gouvernance'
vote.principle = null
vote.consultation = 'https://example.org/v1/consultations/seminaire-2021'

vote.addEventListener('ess-vote-cast', ({ principle, choice }) => {
  const said: string = principle
  if (choice === 'agree') console.log(said.toUpperCase())
  // @ts-expect-error: nobody answers maybe
  if (choice === 'maybe') return
})
document.body.addEventListener('ess-vote-removed', (event) => {
  event.principle.toUpperCase()
  // @ts-expect-error: what was removed is told no more
  console.log(event.choice)
})
document.createElement('ess-agenda').addEventListener('ess-agenda-registered', ({ session, isWaiting }) => {
  const waits: boolean = isWaiting
  console.log(session.toUpperCase(), waits)
})

const state: 'loading' | 'ready' | 'sending' | 'done' | 'closed' | 'error' = vote.state
document.createElement('ess-results').reading = ['mutual', 'commercial']

// @ts-expect-error: an id is a text
vote.principle = 3
// @ts-expect-error: a vote has no workshop
vote.workshop = 'identite'
// @ts-expect-error: no reading has one family
document.createElement('ess-results').reading = ['mutual']

console.log(state)
