import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sized } from '../testing/profile.ts'
import { mailboxIn } from './address.ts'

test('a domain of any script is written in ASCII by us', () => {
  assert.equal(mailboxIn('Nom@Économie.Example')?.email, 'Nom@xn--conomie-9xa.example')
  assert.equal(mailboxIn('nom@xn--conomie-9xa.example')?.canonical, mailboxIn('NOM@ÉCONOMIE.example')?.canonical)
})

test('addresses that reach one mailbox are one', () => {
  const same = [
    'prenom.nom@gmail.com',
    'PrenomNom@gmail.com',
    'prenomnom+ess@googlemail.com',
    'p.renomnom+a+b@gmail.com',
  ]
  assert.deepEqual(new Set(same.map((each) => mailboxIn(each)?.canonical)), new Set(['prenomnom@gmail.com']))
  assert.notEqual(mailboxIn('a.b@example.org')?.canonical, mailboxIn('ab@example.org')?.canonical)
  assert.equal(mailboxIn('a.b+c@example.org')?.canonical, 'a.b@example.org')
  assert.equal(mailboxIn('+x@example.org')?.canonical, '+x@example.org')
})

test('what programs could read in two ways is no address', () => {
  for (const wrong of [
    'nom@127.0.0.1',
    'nom@[127.0.0.1]',
    'nom@example.1',
    'nom@-a.example',
    'nom@a-.example',
    'nom@exa_mple.org',
    'nom@example.org.',
    'nom@localhost',
    'nom@exam%70le.org',
    'nom@example.org:25',
    'nom@example.org/x',
    'nom@a\u2024example.org',
    `${'a'.repeat(65)}@example.org`,
    `nom@${'a'.repeat(64)}.org`,
  ])
    assert.equal(mailboxIn(wrong), undefined, wrong)
})

test('what comes out is what mail programs are given: ASCII, one @, and the domain that was meant', () => {
  const texts = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string({ unit: 'grapheme' }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
    fc
      .tuple(fc.emailAddress(), fc.constantFrom('\r\nBcc: a@b.c', ' ', ',', '"', '(x)', '\0', '<', '>', '@'))
      .map(([email, more]) => email + more),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const found = mailboxIn(text)
      if (!found) return
      assert.match(found.email, /^[!#-'*+\-./0-9=?A-Z^_`a-z{|}~]{1,64}@[a-z0-9.-]+$/)
      assert.equal(found.email.split('@').length, 2)
    }),
    { numRuns: sized(10_000, 200_000) },
  )
})
