import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { tags } from '../house/manifest.ts'
import { defaultColours } from '../house/tokens.ts'
import { attributesOf, firstChoice, kindOf, takesConsultation, type Choice } from './choice.ts'
import { consultationOf, faultsOf } from './faults.ts'
import {
  frameAddress,
  frameLines,
  hasFrame,
  htmlLines,
  isFrameTooPlain,
  npmLines,
  shortcode,
  styleRule,
} from './lines.ts'
import { attributeWords, frameHeights, frameTitles, tagNames, wayOutWords } from './tag-words.ts'

const address = 'https://consultations.example.org/v1/consultations/seminaire-2021'
const choice = (changes: Partial<Choice> = {}): Choice => ({ ...firstChoice, address, ...changes })
const purple = { light: '#6b2d8f', dark: '#d9b3f0' }

describe('the line', () => {
  test('is the consultation, the script and the tag with its way out', () => {
    assert.equal(
      htmlLines(choice({ wayOut: 'https://seminaire.example.org' }), '<script defer src="ess.js"></script>', 'fr'),
      `<link rel="ess-consultation" href="${address}" />
<script defer src="ess.js"></script>

<ess-vote principle="gouvernance">
  <a href="https://seminaire.example.org">Voter sur le site du séminaire</a>
</ess-vote>`,
    )
  })

  test('writes what differs from what the tag does by itself, and nothing else', () => {
    const set = choice({
      tag: 'ess-agenda',
      attributes: { view: 'list', 'heading-level': '2', 'json-ld': 'true' },
      lang: 'en',
    })
    assert.match(htmlLines(set, '', 'fr'), /^<ess-agenda json-ld heading-level="2" lang="en">$/m)
    assert.match(htmlLines(set, '', 'fr'), />See the programme</)
    assert.equal(styleRule(choice()), '')
  })

  test('leads by itself to the page that the server keeps of the tag', () => {
    assert.match(
      htmlLines(choice(), '', 'fr'),
      /<a href="https:\/\/consultations\.example\.org\/embed\/vote\?consultation=seminaire-2021&amp;principle=gouvernance&amp;lang=fr">/,
    )
  })

  test('names no consultation where a file is read', () => {
    const file = choice({ tag: 'ess-results', attributes: { src: '/results.json' } })
    assert.equal(
      htmlLines(file, '', 'fr'),
      '<ess-results src="/results.json">\n  <a href="/results.json">Voir les résultats</a>\n</ess-results>',
    )
    assert.equal(hasFrame(file), false)
  })

  test('lets nothing that is typed out of its quotes', () => {
    const table = choice({ tag: 'ess-contribution', attributes: { table: '"><script>alert(1)</script>[x]' } })
    assert.match(htmlLines(table, '', 'fr'), /table="&quot;>&lt;script>alert\(1\)&lt;\/script>\[x\]"/)
    assert.match(shortcode(table), /&#91;x&#93;"\]$/)
  })

  test('dresses the tag in both schemes, or in one', () => {
    const both = choice({ colours: { ...defaultColours, accent: purple, line: { light: '#cccccc', dark: '#cccccc' } } })
    assert.equal(
      styleRule(both),
      'ess-vote {\n  --ess-accent: light-dark(#6b2d8f, #d9b3f0);\n  --ess-line: #cccccc;\n}',
    )
    assert.equal(
      styleRule({ ...both, scheme: 'dark' }),
      'ess-vote {\n  color-scheme: dark;\n  --ess-accent: #d9b3f0;\n  --ess-line: #cccccc;\n}',
    )
    assert.match(htmlLines(both, '', 'fr'), /<style>\n {2}ess-vote \{\n {4}--ess-accent/)
  })

  test('for a page that is built is an import', () => {
    assert.equal(
      npmLines(choice()),
      "import '@ess-widgets/elements/ess-vote.js'\nimport '@ess-widgets/elements/ess.css'",
    )
  })

  test('for WordPress is a shortcode', () => {
    assert.equal(shortcode(choice()), '[ess_vote principle="gouvernance"]')
    const manifesto = choice({ tag: 'ess-manifesto', attributes: { both: 'true', 'heading-level': '2' }, lang: 'en' })
    assert.equal(shortcode(manifesto), '[ess_manifesto both heading-level="2" lang="en"]')
  })

  test('for a frame says all that a frame may be told', () => {
    const dark = choice({ scheme: 'dark', colours: { ...defaultColours, accent: purple } })
    assert.equal(
      frameAddress(dark, 'fr'),
      'https://consultations.example.org/embed/vote?consultation=seminaire-2021&principle=gouvernance&lang=fr&scheme=dark&accent=d9b3f0',
    )
    assert.equal(isFrameTooPlain(dark), false)
    assert.equal(isFrameTooPlain({ ...dark, scheme: 'both' }), true)
    assert.doesNotMatch(frameAddress({ ...dark, scheme: 'both' }, 'fr'), /accent/)
    assert.match(frameLines(dark, 'en'), /title="Vote on the principles"/)
    assert.match(frameLines(dark, 'en'), /&amp;lang=en&amp;/)
    assert.doesNotMatch(frameLines(dark, 'en'), /style=/)
  })
})

describe('what was typed', () => {
  const fault = (changes: Partial<Choice>, field: string) => faultsOf(choice(changes))[field]

  test('has no fault where it is right', () => {
    assert.deepEqual(faultsOf(choice()), {})
    assert.deepEqual(faultsOf(choice({ address: 'http://localhost:4181/v1/consultations/seminaire-2021' })), {})
  })

  test('as an address says what would be right', () => {
    assert.equal(fault({ address: ' ' }, 'address')?.fault, 'address-missing')
    assert.deepEqual(fault({ address: 'consultations.example.org/v1/consultations/a' }, 'address'), {
      fault: 'address-wrong',
      right: 'https://consultations.example.org/v1/consultations/a',
    })
    assert.equal(fault({ address: 'le lien du mél' }, 'address')?.fault, 'address-wrong')
    assert.equal(fault({ address: 'javascript:alert(1)' }, 'address')?.fault, 'address-wrong')
    assert.deepEqual(fault({ address: address.replace('https', 'http') }, 'address'), {
      fault: 'address-insecure',
      right: address,
    })
    assert.equal(fault({ address: 'https://seminaire.example.org/' }, 'address')?.fault, 'address-elsewhere')
  })

  test('is read as people copy it', () => {
    const found = { href: address, origin: 'https://consultations.example.org', id: 'seminaire-2021' }
    for (const typed of [` ${address} `, `${address}/`, `${address}/principles?x=1#y`])
      assert.deepEqual(consultationOf(typed), found)
    assert.equal(
      consultationOf('https://example.org/api/v1/consultations/a')?.href,
      'https://example.org/api/v1/consultations/a',
    )
  })

  test('as an id, a file, a link or a colour too', () => {
    assert.deepEqual(fault({ attributes: { principle: 'Gouvernance démocratique' } }, 'principle'), {
      fault: 'id-wrong',
      right: 'gouvernance-democratique',
    })
    assert.equal(fault({ tag: 'ess-figures', attributes: {} }, 'src')?.fault, 'file-missing')
    assert.equal(fault({ tag: 'ess-figures', attributes: { src: 'mes chiffres' } }, 'src')?.fault, 'file-wrong')
    for (const src of ['/a.json', 'a.csv', 'https://example.org/a.json'])
      assert.equal(fault({ tag: 'ess-figures', attributes: { src } }, 'src'), undefined, src)
    assert.equal(fault({ wayOut: 'seminaire.example.org' }, 'wayOut')?.fault, 'link-wrong')
    const odd = { ...defaultColours, accent: { light: 'vert', dark: 'vert' } }
    assert.deepEqual(Object.keys(faultsOf(choice({ colours: odd }))), ['accent-light', 'accent-dark'])
    assert.deepEqual(Object.keys(faultsOf(choice({ colours: odd, scheme: 'dark' }))), ['accent-dark'])
  })
})

describe('the words of the page', () => {
  test('are there for every tag and attribute of the manifest', () => {
    for (const { tagName } of tags) {
      assert.ok(tagNames[tagName] && wayOutWords[tagName], tagName)
      if (takesConsultation(tagName)) assert.ok(frameTitles[tagName] && frameHeights[tagName], tagName)
      for (const { name } of attributesOf(tagName)) assert.ok(attributeWords[name], `${tagName} ${name}`)
    }
    const known = new Set(tags.flatMap(({ tagName }) => attributesOf(tagName).map(({ name }) => name)))
    assert.deepEqual(new Set(Object.keys(attributeWords)), known)
  })

  test('give frames the height that the server’s own pages say', async () => {
    // By its address: the types of a server are none of a browser’s.
    const { href } = new URL('../../packages/server/src/embed/tags.ts', import.meta.url)
    const { tags: pagesOfTags } = await import(href)
    for (const [tag, height] of Object.entries(frameHeights))
      assert.equal(height, pagesOfTags.get(tag.replace('ess-', ''))?.height, tag)
  })

  test('and fields are of the kind that the manifest says', () => {
    const kinds = Object.fromEntries(
      tags.flatMap(({ tagName }) => attributesOf(tagName).map((each) => [`${tagName} ${each.name}`, kindOf(each)])),
    )
    assert.equal(kinds['ess-manifesto both'], 'flag')
    assert.equal(kinds['ess-vote principle'], 'text')
    assert.deepEqual(kinds['ess-agenda view'], { options: ['list', 'day'] })
    assert.deepEqual(kinds['ess-agenda heading-level'], { options: ['2', '3', '4'] })
  })
})
