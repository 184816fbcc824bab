import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MarkdownError, readMarkdown } from './markdown.ts'

test('paragraphs, headings, lists and quotations are blocks, one after the other', () => {
  assert.deepEqual(readMarkdown('# Un\n\nDeux\n\n- trois\n- quatre\n\n1. cinq\n\n> six\n>\n> sept'), [
    { kind: 'heading', runs: [{ text: 'Un' }] },
    { kind: 'paragraph', runs: [{ text: 'Deux' }] },
    { kind: 'item', runs: [{ text: 'trois' }] },
    { kind: 'item', runs: [{ text: 'quatre' }] },
    { kind: 'step', runs: [{ text: 'cinq' }] },
    { kind: 'quote', runs: [{ text: 'six' }] },
    { kind: 'quote', runs: [{ text: 'sept' }] },
  ])
})

test('what is within is written in runs, and a mark in another is both', () => {
  assert.deepEqual(readMarkdown('Un **mot *fort*** et [un *lien*](https://example.org/a?b=c&d).'), [
    {
      kind: 'paragraph',
      runs: [
        { text: 'Un ' },
        { text: 'mot ', strong: true },
        { text: 'fort', strong: true, emphasis: true },
        { text: ' et ' },
        { text: 'un ', link: 'https://example.org/a?b=c&d' },
        { text: 'lien', emphasis: true, link: 'https://example.org/a?b=c&d' },
        { text: '.' },
      ],
    },
  ])
})

test('an end of line of the file is a space, and one that is asked for an end of line', () => {
  assert.deepEqual(readMarkdown('Un\ndeux\\\ntrois'), [{ kind: 'paragraph', runs: [{ text: 'Un deux\ntrois' }] }])
})

test('what would be lost is refused, with its line', () => {
  const lines: [string, number, RegExp][] = [
    ['Un\n\n<b>deux</b>', 3, /HTML/],
    ['Un <b>deux</b>', 1, /HTML/],
    ['![une image](https://example.org/a.png)', 1, /image/],
    ['Un\n\n    deux', 3, /code/],
    ['Un `deux`', 1, /code/],
    ['Un\n\n***\n\ndeux', 3, /filet/],
    ['- un\n  - deux', 2, /entrée d’une liste/],
    ['- un\n\n  deux', 3, /entrée d’une liste/],
    ['> - un', 1, /paragraphes/],
    ['[un](javascript:alert)', 1, /adresse web complète/],
    ['[un](/ici)', 1, /adresse web complète/],
    ['[un][a]\n\n[a]: https://example.org', 1, /référence/],
    ['   ', 1, /Il faut ici un texte/],
  ]
  for (const [text, line, words] of lines)
    assert.throws(
      () => readMarkdown(text),
      (error) => error instanceof MarkdownError && error.line === line && words.test(error.detail.fr),
      text,
    )
})
