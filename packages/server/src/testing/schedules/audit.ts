import type { Ballots, Contribution, Counts, Registration } from '@ess-widgets/contract'
import type { Store } from '../../store/store.ts'
import { connections, exchange, read } from '../http-voter.ts'
import { markOf, type Done, type Played } from './play.ts'
import { thingOf } from './schedule.ts'

/** What the store holds against what was done: nothing lost, nothing twice, and the last word is the one that stands. */
export async function audit(all: Played[], url: string, store: Store): Promise<string[]> {
  const agent = connections(4)
  const complaints: string[] = []
  let contributions = 0
  let ballots = 0
  let places = 0
  for (const { schedule, done, sent, broken } of all) {
    const complain = (words: string) => complaints.push(`schedule ${schedule.number}: ${words}`)
    broken.forEach(complain)
    const check = (name: string, acts: Done[], standing: string | undefined) => {
      const possible = acts
        .slice(
          Math.max(
            0,
            acts.findLastIndex(({ isSure }) => isSure),
          ),
        )
        .map(outcomeOf)
      if (acts.every(({ isSure }) => !isSure)) possible.push(undefined)
      if (!possible.includes(standing)) complain(`${name} stands as ${standing}, not as ${possible.join(' or ')}`)
    }

    for (const [mark, writes] of Map.groupBy(sent, (write) => `${write.method} ${markOf(write)}`)) {
      const forms = new Set(writes.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`))
      if (forms.size > 1) complain(`one intention left in ${forms.size} forms: ${mark}`)
    }
    const told = (header: 'ess-voter' | 'ess-receipt', start: string) => [
      ...new Set(sent.filter(({ body }) => body.includes(start)).map(({ headers }) => headers[header] as string)),
    ]

    const isVote = ({ act }: Done) => act.name === 'vote'
    const isPlace = ({ act }: Done) => 'session' in act
    const voters = told('ess-voter', '').filter(Boolean)
    if (voters.length > 1) complain('one device is more than one voter')
    const held = voters[0] ? (await read<Ballots>(agent, `${url}/ballots`, voters[0])).ballots : []
    for (const [principle, acts] of Map.groupBy(done.filter(isVote), ({ act }) => thingOf(act))) {
      const standing = held.find((ballot) => ballot.principle === principle)
      if (standing?.choice) ballots++
      check(`the ballot on ${principle}`, acts, standing && String(standing.choice))
    }

    for (const [session, acts] of Map.groupBy(done.filter(isPlace), ({ act }) => thingOf(act))) {
      const receipts = new Set(
        sent
          .filter(({ path }) => path.endsWith(`/registrations/${session}`))
          .map(({ headers }) => headers['ess-receipt']),
      )
      const states = await Promise.all([...receipts].map((receipt) => statusOf(session, receipt as string)))
      const held = states.filter((status) => status === 'registered').length
      if (held > 1) complain(`one device holds ${held} places of ${session}`)
      places += held
      check(`the place of ${session}`, acts, held ? 'registered' : states.find((status) => status))
    }

    const contributed = done.filter((act) => !isVote(act) && !isPlace(act))
    for (const [start, acts] of Map.groupBy(contributed, ({ act }) => thingOf(act))) {
      const receipts = told('ess-receipt', start)
      if (receipts.length > 1) complain(`${start} has more than one receipt`)
      const standing = receipts[0] && (await contributionOf(receipts[0]))
      if (standing) contributions++
      check(start, acts, standing && (standing.text ?? standing.status))
    }
  }
  const exact = (await store.contributions('essai')).length
  if (exact !== contributions) complaints.push(`${exact} contributions for ${contributions} that their authors find`)
  const taken = [...(await store.attendance('essai')).values()].reduce((sum, { seated }) => sum + seated, 0)
  if (taken !== places) complaints.push(`${taken} places are taken, of which people find ${places}`)
  const { principles } = await read<Counts>(agent, `${url}/counts`)
  const counted = principles.reduce((sum, { total: { agree, disagree, pass } }) => sum + agree + disagree + pass, 0)
  if (counted !== ballots) complaints.push(`${counted} ballots count for ${ballots} that their voters find`)
  agent.destroy()
  return complaints

  async function statusOf(session: string, receipt: string) {
    const { status, text } = await exchange(agent, 'GET', `${url}/registrations/${session}`, { 'Ess-Receipt': receipt })
    return status === 200 ? (JSON.parse(text) as Registration).status : undefined
  }

  async function contributionOf(receipt: string) {
    const address = `${url}/workshops/identite/contribution`
    const { status, text } = await exchange(agent, 'GET', address, { 'Ess-Receipt': receipt })
    return status === 200 ? (JSON.parse(text) as Contribution) : undefined
  }
}

function outcomeOf({ act }: Done): string | undefined {
  if (act.name === 'vote') return String(act.choice)
  if (act.name === 'register') return 'registered'
  return act.name === 'withdraw' || act.name === 'give-back' ? 'withdrawn' : act.text
}
