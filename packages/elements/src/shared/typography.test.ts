import { expect } from '@open-wc/testing'
import { typeset } from './typography.ts'

describe('French typography', () => {
  const cases = {
    'Quoi ; oui ! non ?': 'Quoi\u202f; oui\u202f! non\u202f?',
    'La gouvernance : une voix': 'La gouvernance\u00a0: une voix',
    'Dire « nous » ensemble': 'Dire «\u00a0nous\u00a0» ensemble',
    '12 % des voix': '12\u202f% des voix',
    'Déjà\u00a0? Déjà\u202f! Déjà\u00a0:': 'Déjà\u202f? Déjà\u202f! Déjà\u00a0:',
    'https://exemple.org/?a=b à 10:30': 'https://exemple.org/?a=b à 10:30',
    'Quoi ?!': 'Quoi\u202f?!',
  }
  for (const [text, expected] of Object.entries(cases)) {
    it(`sets « ${text} »`, () => expect(typeset(text)).to.equal(expected))
  }
})
