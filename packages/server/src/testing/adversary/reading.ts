import assert from 'node:assert/strict'
import type { ConsultationFile, Counts, Results } from '@ess-widgets/contract'
import { toldByCounts, toldByResult, type Heard } from '@ess-widgets/tally/adversary.js'
import { exportOf, sumOf } from './exported.ts'
import { assertFollows, assertPolis } from './followed.ts'
import { assertKnown, numbersOfCounts, numbersOfDataset, numbersOfResults } from './numbers.ts'
import { readPage } from './pages.ts'
import { addressesOf, guestPages } from './public-routes.ts'
import { readDocument, Still } from './still.ts'
import { readTable, rowsOf, type TableRead } from './tables.ts'

/** A stranger, who reads again and again all that a server says of a consultation to anybody. */
export class Stranger {
  readonly #origin: string
  readonly #file: ConsultationFile
  /** Where the store is, which the organiser's command exports results from. */
  readonly #store: string
  readonly #receipt: string
  readonly #still = new Still()
  #last: Results | undefined

  /** The receipt is that of a contribution of this consultation. */
  constructor(origin: string, file: ConsultationFile, store: string, receipt: string) {
    this.#origin = origin
    this.#file = file
    this.#store = store
    this.#receipt = receipt
  }

  /** Reads everything, each number of it, and gives what is told of people. */
  async read(): Promise<Heard & { document: Results; version: number }> {
    await this.#readStill()
    const document = await this.#readResults()
    const counts = await this.#readCounts(document)
    const tables = [...(await this.#readTables()), ...(await this.#readExport(document))]
    for (const { people } of tables) if (people ?? document.publication) assert.deepEqual(people, document.people)
    this.#last = document
    return {
      document,
      version: counts.version,
      people: document.people,
      results: [...document.principles.flatMap(toldByResult), ...tables.flatMap(({ told }) => told)],
      counts: counts.principles.flatMap(toldByCounts),
    }
  }

  /** What somebody who has a voter's token is told. */
  async readOwn(token: string): Promise<unknown> {
    const [address] = addressesOf('own', this.#file.id)
    return JSON.parse((await this.#ask(address!, { 'Ess-Voter': token })).body)
  }

  async #readStill(): Promise<void> {
    const addresses = [...addressesOf('still', this.#file.id), ...guestPages(this.#file.id)]
    await Promise.all(
      addresses.map(async (address) => {
        const said = await this.#ask(address, { 'Ess-Receipt': this.#receipt })
        this.#still.assertDocument(address, said, withoutStatus)
      }),
    )
  }

  async #readResults(): Promise<Results> {
    const [address] = addressesOf('results', this.#file.id)
    const { body, headers } = await this.#ask(address!)
    this.#still.assertHeaders(address!, headers)
    return this.#checked(body)
  }

  async #readCounts({ publication }: Results): Promise<Counts> {
    const [address] = addressesOf('counts', this.#file.id)
    const { body, headers } = await this.#ask(address!)
    this.#still.assertHeaders(address!, headers)
    const counts = JSON.parse(body) as Counts
    assertKnown('counts', counts, numbersOfCounts)
    assert.equal(await this.#firstEvent(), body, 'the live counts are others')
    if (counts.results) assert.equal(counts.results.publication, publication)
    const { workshops, signatures } = counts
    this.#still.assertDocument('counts of others', { body: JSON.stringify([workshops, signatures]), headers })
    return counts
  }

  /** Beside its state, the first event says only when to come back. */
  async #firstEvent(): Promise<string> {
    const [address] = addressesOf('live', this.#file.id)
    const response = await fetch(this.#origin + address)
    this.#still.assertHeaders(address!, response.headers)
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const [, data] = /^retry: \d+\nevent: counts\ndata: (.*)\n\n$/.exec(text) ?? []
      if (data !== undefined) return data
    }
    throw new Error(`not an event of counts: ${text}`)
  }

  #readTables(): Promise<TableRead[]> {
    return Promise.all(
      addressesOf('table', this.#file.id).map(async (address) => {
        const { body, headers } = await this.#ask(address)
        this.#still.assertHeaders(address, headers)
        return readTable(body, address.endsWith('fr') ? 'fr' : 'en')
      }),
    )
  }

  async #readExport({ published }: Results): Promise<TableRead[]> {
    const files = await exportOf(this.#file, this.#store)
    const results = this.#checked(files['results.json']!)
    const { distribution, ...dataset } = JSON.parse(files['dataset.jsonld']!) as Dataset
    assertKnown('dataset.jsonld', { ...dataset, distribution }, numbersOfDataset)
    for (const { contentUrl, sha256 } of distribution) assert.equal(sha256, sumOf(files[contentUrl]!))
    assert.equal(dataset.datePublished ?? dataset.dateModified, published)
    assertPolis(rowsOf(files['polis.csv']!).slice(1), results)
    const page = { file: this.#file, results }
    return [
      { told: results.principles.flatMap(toldByResult), people: results.people },
      readTable(files['results.csv']!, 'fr'),
      readTable(files['results.en.csv']!, 'en'),
      readPage(files['results.html']!, 'fr', page),
      readPage(files['results.en.html']!, 'en', page),
    ]
  }

  #checked(text: string): Results {
    const results = JSON.parse(text) as Results
    assert.ok(!results.opinions || results.people.least >= 50, 'opinion groups in a small room')
    assertKnown('results', results, numbersOfResults)
    assertPeople(results)
    assertFollows(results, this.#last)
    return results
  }

  #ask(address: string, headers?: Record<string, string>) {
    return readDocument(this.#origin + address, headers)
  }
}

interface Dataset {
  distribution: { contentUrl: string; sha256: string }[]
  datePublished?: string
  dateModified?: string
}

/** The clock opens and closes a consultation, and nobody's ballot. */
const withoutStatus = (text: string) => text.replace(/"status":"(open|closed)"/, '"status":""')

/** Fails unless how many people answered, where the number is not exact, is what can be seen on one principle. */
function assertPeople({ people, principles }: Results): void {
  const seen = principles.map(({ total, families }) =>
    total ? total.agree + total.disagree + total.pass : families.reduce((sum, each) => sum + each.people, 0),
  )
  if (people.most === undefined) assert.equal(people.least, Math.max(0, ...seen))
  else assert.deepEqual([people.most, principles.every(({ total }) => total)], [people.least, true])
}
