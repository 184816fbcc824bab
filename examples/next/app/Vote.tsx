'use client'

import '@ess-widgets/elements/ess-vote.js'
import type { EssVote } from '@ess-widgets/elements'
import { useCallback, useState } from 'react'
import { invitation, principles, removed, thanks } from '../../frameworks/words'

export function Vote() {
  const [principle, setPrinciple] = useState(principles[0]!.id)
  const [said, setSaid] = useState(invitation)
  // React gives `oness-vote-cast` to a tag that a server rendered only once it renders again: react/react#35446.
  const listen = useCallback((vote: EssVote) => {
    const leaving = new AbortController()
    vote.addEventListener('ess-vote-cast', (event) => setSaid(thanks(event)), leaving)
    vote.addEventListener('ess-vote-removed', (event) => setSaid(removed(event)), leaving)
    return () => leaving.abort()
  }, [])
  return (
    <>
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
      {/* The tag may stand, and tell its state, before React has taken over what the server rendered. */}
      <ess-vote ref={listen} principle={principle} heading-level={2} suppressHydrationWarning>
        <a href={process.env.NEXT_PUBLIC_CONSULTATION}>Voir la consultation</a>
      </ess-vote>
      <p className="said">{said}</p>
    </>
  )
}
