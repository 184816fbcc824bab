// The lines to paste, in the documents: those of a version and of its hashes.
//   node scripts/snippet.js           writes them, of what is built (`npm run version`)
//   node scripts/snippet.js --check   fails if they are not those of what is built (`npm run release`)
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './node-tests.js'

const english = {
  next: `Once in the page, as soon as the first version is on npm, with its number and the hashes of its
\`cdn/integrity.json\`:`,
  released: (version) => `Once in the page, version ${version} with every tag:`,
}

const french = {
  next: `Une fois dans la page, dès que la première version sera sur npm, avec son numéro et les empreintes de son fichier
\`cdn/integrity.json\` :`,
  released: (version) => `Une fois dans la page, la version ${version}, avec toutes les balises :`,
}

/** The documents, and what each says before the lines: `next` until a first version is on npm. */
export const documents = { 'README.md': english, 'LISEZMOI.md': french, 'packages/elements/README.md': english }

/** What was built, or undefined: version 0.0.0 is nobody’s. */
export function readRelease(folder = root) {
  const read = (path) => JSON.parse(readFileSync(join(folder, 'packages/elements', path), 'utf8'))
  const { version } = read('package.json')
  return version === '0.0.0' ? undefined : { version, hashes: read('cdn/integrity.json') }
}

export function snippet(words, release) {
  const address = (name) =>
    `https://cdn.jsdelivr.net/npm/@ess-widgets/elements@${release?.version ?? 'VERSION'}/cdn/${name}`
  const trust = (name) => `integrity="${release?.hashes[name] ?? 'sha256-…'}"\n  crossorigin="anonymous"`
  return `${release ? words.released(release.version) : words.next}

\`\`\`html
<link
  rel="stylesheet"
  href="${address('ess.css')}"
  ${trust('ess.css')}
/>
<script
  defer
  src="${address('ess.js')}"
  ${trust('ess.js')}
></script>
\`\`\``
}

/** A document with these lines between its markers. */
export function withSnippet(text, lines) {
  const [begin, end] = ['<!-- snippet -->', '<!-- /snippet -->']
  const [before, between, after, ...more] = text.split(/^<!-- \/?snippet -->$/m)
  const isMarked = text.indexOf(begin) < text.indexOf(end) && between !== undefined && after !== undefined
  if (!isMarked || more.length > 0) throw new Error(`the lines to paste stand once, between ${begin} and ${end}`)
  return `${before}${begin}\n\n${lines}\n\n${end}${after}`
}

/** The documents whose lines are not those of that release, each with what it should be. */
export function outdated(folder, release) {
  return Object.entries(documents)
    .map(([path, words]) => {
      const text = readFileSync(join(folder, path), 'utf8')
      return { path, text, right: withSnippet(text, snippet(words, release)) }
    })
    .filter(({ text, right }) => text !== right)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = outdated(root, readRelease())
  if (process.argv.includes('--check')) {
    for (const { path } of found) console.error(`${path} has other lines to paste than what is built`)
    if (found.length > 0) process.exitCode = 1
  } else {
    for (const { path, right } of found) writeFileSync(join(root, path), right)
  }
}
