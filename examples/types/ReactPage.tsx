// A page of React 19. The types come with an import that is there for them alone.
import '@ess-widgets/elements/all.js'
import '@ess-widgets/elements/react'
import type { EssVote } from '@ess-widgets/elements'
import type { EssVoteProps } from '@ess-widgets/elements/react'
import { useRef } from 'react'

const isNight: boolean = new Date().getHours() > 20

export function Right({ consultation }: { consultation: string }) {
  const vote = useRef<EssVote>(null)
  const shared: EssVoteProps = { consultation, 'heading-level': 2 }
  return (
    <main>
      <ess-vote
        {...shared}
        ref={vote}
        key="gouvernance"
        className="wide"
        principle="gouvernance"
        heading-level="2"
        lang="en"
        oness-vote-cast={({ principle, choice }) => console.log(principle.toUpperCase(), choice === 'pass')}
        oness-vote-removed={(event) => console.log(event.principle, vote.current?.state)}
        onClick={(event) => console.log(event.currentTarget.principle)}
      >
        <a href={consultation}>Voter sur le site du séminaire</a>
      </ess-vote>
      <ess-agenda json-ld={isNight} view="day" src={null} />
      <ess-contribution draft workshop={undefined} />
      <ess-figures src="/chiffres.json" />
      <ess-manifesto both={false} oness-signature-sent={({ signer }) => console.log(signer === 'person')} />
      <ess-results reading={['mutual', 'commercial']} />
      <ess-signatures src="/signatures.json" />
      <ess-wall kind="divergence" />
    </main>
  )
}

export const Wrong = () => (
  <>
    {/* @ts-expect-error: an id is a text */}
    <ess-vote principle={3} />
    {/* @ts-expect-error: a vote has no workshop */}
    <ess-vote workshop="identite" />
    {/* @ts-expect-error: a word that is no level */}
    <ess-vote heading-level="two" />
    {/* @ts-expect-error: the tag tells its state, it takes none */}
    <ess-vote state="done" />
    {/* @ts-expect-error: an event has no such field */}
    <ess-vote oness-vote-cast={({ family }) => console.log(family)} />
    {/* @ts-expect-error: that kind does not exist */}
    <ess-wall kind="wish" />
    {/* @ts-expect-error: neither does that view */}
    <ess-agenda view="week" />
    {/* @ts-expect-error: written or not, this attribute has no other value */}
    <ess-agenda json-ld="yes" />
    {/* @ts-expect-error: two families, or none */}
    <ess-results reading={['mutual']} />
    {/* @ts-expect-error: no such tag */}
    <ess-votes />
  </>
)
