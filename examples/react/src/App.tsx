import '@ess-widgets/elements/ess-agenda.js'
import '@ess-widgets/elements/ess-vote.js'
import { useState, useSyncExternalStore } from 'react'
import { invitation, principles, removed, thanks } from '../../frameworks/words'

const consultation = import.meta.env.VITE_CONSULTATION

export function App() {
  const [principle, setPrinciple] = useState(principles[0]!.id)
  const [said, setSaid] = useState(invitation)
  const isProgramme = useSyncExternalStore(followHash, () => location.hash === '#programme')
  return (
    <>
      <header className="banner">
        <p>
          <strong>L’Atelier des Trois Ponts</strong>
          <small>association fictive, pour la démonstration</small>
        </p>
        <nav>
          <a href="#vote" aria-current={isProgramme ? undefined : 'page'}>
            Voter
          </a>
          <a href="#programme" aria-current={isProgramme ? 'page' : undefined}>
            Programme
          </a>
        </nav>
      </header>
      {isProgramme ? (
        <main>
          <h1>Le programme</h1>
          <p>Les ateliers du séminaire, et les places qui restent.</p>
          <ess-agenda view="day" heading-level={2}>
            <a href={`${consultation}/agenda.ics`}>Le programme, pour votre agenda</a>
          </ess-agenda>
        </main>
      ) : (
        <main>
          <h1>Que partageons-nous&#8239;?</h1>
          <p>
            Notre association prend part au séminaire de l’économie sociale et solidaire. Dites ce que vous pensez de
            chaque principe&nbsp;: votre vote compte avec ceux du séminaire.
          </p>
          <p className="picker">
            <label htmlFor="principle">Le principe</label>
            <select id="principle" value={principle} onChange={({ target }) => setPrinciple(target.value)}>
              {principles.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </p>
          <ess-vote
            principle={principle}
            heading-level={2}
            oness-vote-cast={(event) => setSaid(thanks(event))}
            oness-vote-removed={(event) => setSaid(removed(event))}
          >
            <a href={consultation}>Voir la consultation</a>
          </ess-vote>
          <p className="said">{said}</p>
        </main>
      )}
    </>
  )
}

function followHash(act: () => void) {
  window.addEventListener('hashchange', act)
  return () => window.removeEventListener('hashchange', act)
}
