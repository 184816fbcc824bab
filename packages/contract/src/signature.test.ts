import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Check } from 'typebox/value'
import { isSiren, MailAddress } from './signature.ts'

test('a SIREN has nine digits whose sum is right', () => {
  // La Poste, the INSEE and a row of zeros, whose sum is a multiple of ten too.
  for (const right of ['356000000', '120027016', '000000000']) assert.ok(isSiren(right), right)
  for (const wrong of ['356000001', '120027061', '12002701', '1200270160', '12002701a', ''])
    assert.ok(!isSiren(wrong), wrong)
})

test('an address is one that every mail program reads alike', () => {
  const right = ['nom@example.org', 'prenom.nom+ess@sous.example.org', 'a@é.example', "o'neil@example.org"]
  for (const each of right) assert.ok(Check(MailAddress, each), each)
  const wrong = [
    '',
    'nom',
    'nom@example',
    '@example.org',
    'nom@@example.org',
    'a@b@example.org',
    'nom @example.org',
    'nom@exam ple.org',
    '"nom"@example.org',
    'nom(a)@example.org',
    'nom,autre@example.org',
    'nom;autre@example.org',
    '<nom@example.org>',
    'nom\n@example.org',
    'nom@example.org\r\nBcc: a@example.org',
    '.nom@example.org',
    'nom.@example.org',
    'no..m@example.org',
    'nom@example..org',
    'nom@.example.org',
    'nom@exa\u200bmple.org',
    'é@example.org',
    `${'a'.repeat(250)}@example.org`,
  ]
  for (const each of wrong) assert.ok(!Check(MailAddress, each), JSON.stringify(each))
})
