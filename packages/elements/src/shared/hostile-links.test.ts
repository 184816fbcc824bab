import { expect } from '@open-wc/testing'
import * as agenda from '../agenda/agenda.stories.ts'
import * as contribution from '../contribution/contribution.stories.ts'
import * as figures from '../figures/figures.stories.ts'
import * as manifesto from '../manifesto/manifesto.stories.ts'
import * as results from '../results/results.stories.ts'
import * as signatures from '../signatures/signatures.stories.ts'
import * as vote from '../vote/vote.stories.ts'
import * as wall from '../wall/wall.stories.ts'
import { tell } from './testing/stories.ts'

/** By tag, its stories, and those of them that show whatever of its documents could be a link. */
const tags = {
  'ess-agenda': [agenda, ['OpenSession', 'Registered', 'Subscription', 'CalendarFeed', 'English']],
  'ess-contribution': [contribution, ['Ready', 'Received', 'Followed', 'Closed']],
  'ess-figures': [figures, ['Ready', 'Whole', 'Csv']],
  'ess-manifesto': [
    manifesto,
    ['Ready', 'Both', 'Pending', 'Confirmed', 'NotCounted', 'Withdrawn', 'ReadAgain', 'Closed', 'EnglishSigned'],
  ],
  'ess-results': [results, ['Ready', 'Opened', 'Opinions', 'Static']],
  'ess-signatures': [signatures, ['Ready', 'Names', 'Reservations', 'File']],
  'ess-vote': [vote, ['Ready', 'Set', 'SetEnd', 'Done', 'Refused', 'Closed']],
  'ess-wall': [wall, ['Ready', 'Merged', 'Closed']],
} as const

const hostile = [
  'javascript:globalThis.hostile=1',
  'data:text/html,<script>hostile=1</script>',
  ' JaVaScript:hostile=1//https://example.org',
  'java\nscript:hostile=1//',
  'vbscript:hostile',
]

/** Fields that lead people somewhere. Those that only tags follow stay, or nothing would show. */
const leads = /^(url|link|online|page|notice|calendar|table)$/

const { json, text, arrayBuffer } = Response.prototype

/** Puts one hostile address in the place of all that leads somewhere, in whatever is read, however it is read. */
function poison(address: string) {
  let poisoned = 0
  const within = (value: unknown, isLead = false): unknown => {
    if (typeof value === 'string') return isLead ? (poisoned++, address) : value
    if (Array.isArray(value)) return value.map((each) => within(each, isLead))
    if (typeof value !== 'object' || !value) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        // A version of a text is read where its link says; calendars and tables have one link a language.
        name === 'versions' ? each : within(each, isLead || leads.test(name)),
      ]),
    )
  }
  const inText = (whole: string) => {
    try {
      return JSON.stringify(within(JSON.parse(whole)))
    } catch {
      return whole.replace(/https?:[^\s;]+/g, () => (poisoned++, address.replaceAll('\n', '')))
    }
  }
  Response.prototype.json = async function () {
    return within(await json.call(this))
  }
  Response.prototype.text = async function () {
    return inText(await text.call(this))
  }
  Response.prototype.arrayBuffer = async function () {
    return new TextEncoder().encode(inText(await text.call(this))).buffer
  }
  return () => poisoned
}

/** All that leads out of a shadow root or loads into it, but for what the tag makes itself. */
function strangeAddresses({ shadowRoot }: Element) {
  const names = ['href', 'xlink:href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'ping', 'srcdoc']
  return [...shadowRoot!.querySelectorAll('*')].flatMap((node) =>
    names
      .filter((name) => node.hasAttribute(name))
      .map((name) => node.getAttribute(name)!)
      .filter((address) => {
        const { protocol } = new URL(address, document.baseURI)
        const isOurs =
          protocol === 'webcal:' || (node.hasAttribute('download') && address.startsWith('data:text/calendar;'))
        return !isOurs && !/^(https?|blob):$/.test(protocol)
      }),
  )
}

describe('links of documents that nobody vouches for', () => {
  const { warn } = console

  beforeEach(() => {
    localStorage.clear()
    console.warn = () => {}
  })

  afterEach(() => {
    Object.assign(Response.prototype, { json, text, arrayBuffer })
    console.warn = warn
  })

  for (const [tag, [stories, names]] of Object.entries(tags))
    it(`of <${tag}> lead to pages, whatever a server or a file says`, async function () {
      this.timeout(60_000)
      let poisoned = 0
      for (const address of hostile)
        for (const name of names) {
          const count = poison(address)
          const element = await tell(tag as keyof typeof tags, (stories as unknown as Record<string, object>)[name]!)
          expect(element.shadowRoot!.querySelector('.card'), name).to.be.ok
          expect(strangeAddresses(element), name).to.deep.equal([])
          poisoned += count()
          element.remove()
        }
      // The others’ documents have no such field: they are shown so that one that comes is seen.
      if (!/contribution|results|signatures|wall/.test(tag)) expect(poisoned).to.be.above(hostile.length)
    })
})
