import '@ess-widgets/elements/ess-vote.js'
import { removed, thanks } from '../../frameworks/words'

const vote = document.querySelector('ess-vote')!
const picker = document.querySelector<HTMLSelectElement>('#principle')!
const said = document.querySelector('.said')!

picker.addEventListener('change', () => (vote.principle = picker.value))
vote.addEventListener('ess-vote-cast', (event) => (said.textContent = thanks(event)))
vote.addEventListener('ess-vote-removed', (event) => (said.textContent = removed(event)))
