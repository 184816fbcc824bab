import { randomUUID } from 'node:crypto'
import type { Signature, Signatures } from '@ess-widgets/contract'
import { codeHash, newCode } from '../codes.ts'
import { openStore } from '../store/open-store.ts'
import { signerOf } from '../store/secret.ts'
import { exchange, read } from './http-voter.ts'
import type { Crowd, Intention } from './kill.ts'
import { addresseeIn, amendSignature, signingAct } from './signing.ts'

interface Signer {
  receipt: string
  /** Of the link of their mail. */
  code: string
  entry: number
  /** What they were last told, or have at least tried. */
  told?: 'confirmed' | 'withdrawn'
  tried?: 'confirmed' | 'withdrawn'
}

/** People who have signed in a store that no server has opened yet, each with the mail that asks them to confirm. */
export async function peopleToConfirm(store: string, count: number): Promise<Signer[]> {
  const own = await openStore(store)
  try {
    const people: Signer[] = []
    const secret = await own.introduce('essai')
    const now = Date.now()
    for (let index = 0; index < count; index++) {
      const [receipt, code] = [randomUUID(), newCode()]
      const known = signerOf(secret, receipt)
      await own.sign(signingAct(known, await addresseeIn(own, `p-${receipt}@example.org`)))
      const letter = (await own.nextLetter({ link: codeHash(code), now: now + 60_000 }))!
      await own.closeLetter({ letter, delivery: 'sent', now })
      people.push({ receipt, code, entry: (await own.signatureOf({ consultation: 'essai', receipt: known }))!.entry })
    }
    return people
  } finally {
    await own.close()
  }
}

/** Those people, who confirm one after the other, and some of whom withdraw. */
export function signers(people: Signer[], { count, random }: { count: number; random: () => number }): Crowd {
  let next = 0

  const person = () => {
    let own: Signer | undefined
    return (): Intention => {
      // When all have signed, some withdraw again, which changes nothing.
      if (!own || random() < 0.7) own = people[next++ % people.length]!
      const signer = own
      const deed = signer.told === undefined && signer.tried === undefined ? 'confirmed' : 'withdrawn'
      signer.tried = deed
      const key = randomUUID()
      return {
        send: (agent, url) => {
          if (deed === 'withdrawn') return amendSignature(agent, url, { receipt: signer.receipt, key })
          const { origin } = new URL(url)
          const form = new URLSearchParams({ code: signer.code, entry: String(signer.entry) })
          const headers = { origin, 'content-type': 'application/x-www-form-urlencoded' }
          return exchange(agent, 'POST', `${origin}/signature/essai/confirmer`, headers, String(form))
        },
        acknowledge: () => void (signer.told = deed),
      }
    }
  }

  return {
    people: people.length === 0 ? [] : Array.from({ length: count }, person),
    async audit(agent, url) {
      const lost: string[] = []
      let standing = 0
      for (const { receipt, told, tried } of people) {
        const { text } = await exchange(agent, 'GET', `${url}/signature`, { 'Ess-Receipt': receipt })
        const { status } = JSON.parse(text) as Signature
        if (status === 'confirmed') standing++
        if (told && status !== told && status !== tried) lost.push(`${receipt}: acknowledged ${told}, held ${text}`)
      }
      const { counts } = await read<Signatures>(agent, `${url}/signatures`)
      const counted = Object.values(counts?.persons ?? {}).reduce((sum, each) => sum + each, 0)
      return { lost, doubled: counted - standing }
    },
  }
}
