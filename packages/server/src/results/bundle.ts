import { createHash } from 'node:crypto'
import type { Results } from '@ess-widgets/contract'
import { toResultsTable } from '@ess-widgets/contract/results-table.js'
import { resultsPage } from './page.ts'
import { toPolisTable } from './polis-table.ts'

/**
 * Everything a static host needs to spread results, by the name of its file: what was published and nothing else, for
 * programs, for spreadsheets and for people, what it is for search engines, and the checksums of all that.
 */
export function resultsBundle(results: Results): Record<string, string> {
  const files: Record<string, string> = {
    'results.json': `${JSON.stringify(results, null, 2)}\n`,
    'results.csv': toResultsTable(results, 'fr'),
    'results.en.csv': toResultsTable(results, 'en'),
    'results.html': resultsPage(results, 'fr'),
    'results.en.html': resultsPage(results, 'en'),
    'polis.csv': toPolisTable(results),
  }
  files['dataset.jsonld'] = `${JSON.stringify(datasetOf(results, files), null, 2)}\n`
  const sums = Object.entries(files).map(([name, text]) => `${sumOf(text)}  ${name}\n`)
  // The form that `sha256sum --check` reads.
  return { ...files, SHA256SUMS: sums.join('') }
}

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex')

const types: Record<string, string> = { json: 'application/json', csv: 'text/csv', html: 'text/html' }

/** https://schema.org/Dataset. Its licence is the organiser’s to say, on the page that carries the files. */
function datasetOf({ title, summary, published, isFinal }: Results, files: Record<string, string>): object {
  const tagged = (text: { fr: string; en: string }) => [
    { '@language': 'fr', '@value': text.fr },
    { '@language': 'en', '@value': text.en },
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: tagged(title),
    ...(summary && { description: tagged(summary) }),
    inLanguage: ['fr', 'en'],
    ...(published && { [isFinal ? 'datePublished' : 'dateModified']: published }),
    measurementTechnique: tagged({
      fr: 'Consultation ouverte : ce n’est pas un sondage représentatif.',
      en: 'Open consultation: this is not a representative survey.',
    }),
    variableMeasured: ['agree', 'disagree', 'pass'],
    distribution: Object.entries(files).map(([name, text]) => ({
      '@type': 'DataDownload',
      contentUrl: name,
      encodingFormat: types[name.split('.').at(-1)!],
      sha256: sumOf(text),
    })),
  }
}
