import type { Signatory, SignatureCounts, Signatures } from '@ess-widgets/contract'
import { channels, families, signerKinds, statuses } from '@ess-widgets/contract/vocabulary.js'
import { count, fields, list, oneOf, readFile, text } from './file-fields.ts'

/** Reads signatures from a static file, or says in words what is wrong with it. Numbers that it leaves out are 0. */
export const readSignatures = (address: string): Promise<{ document: Signatures; url: string }> =>
  readFile(address, checked)

/** What the file says, and nothing else that it holds. */
function checked(file: unknown): Signatures {
  const { status = 'open', version, minimum, goal, counts, latest, named, links } = fields(file, 'the file')
  const said = counts === undefined ? undefined : countsOf(counts)
  const least = count(minimum, 'minimum')
  // What stands at the wrong place must not pass for a number that is hidden.
  if (!said && !least) throw new Error('it has no counts, and no minimum that would hide them')
  const names = list(latest, 'latest').map(signatory)
  const { signatories } = fields(links ?? {}, 'links')
  return {
    status: oneOf(statuses, status, 'status'),
    version: count(version, 'version'),
    minimum: least,
    ...(goal !== undefined && { goal: count(goal, 'goal') }),
    // A file is written once: what holds for a server holds for it too.
    ...(said && totalOf(said) >= least && { counts: said, latest: names, named: count(named, 'named') }),
    ...(signatories !== undefined && { links: { signatories: text(signatories, 'links.signatories') } }),
  }
}

function countsOf(value: unknown): SignatureCounts {
  const { persons, organisations, reservations, articles, versions } = fields(value, 'counts')
  const byChannel = (numbers: unknown, name: string) => {
    const given = fields(numbers ?? {}, name)
    const [web, room, paper] = channels.map((channel) => count(given[channel], `${name}.${channel}`))
    return { web: web!, room: room!, paper: paper! }
  }
  const counts = {
    persons: byChannel(persons, 'counts.persons'),
    organisations: byChannel(organisations, 'counts.organisations'),
    reservations: count(reservations, 'counts.reservations'),
    articles: list(articles, 'counts.articles').map((each, index) => {
      const { article, count: number } = fields(each, `counts.articles[${index}]`)
      return { article: text(article, 'article'), count: count(number, `counts.articles[${index}].count`) }
    }),
    versions: list(versions, 'counts.versions').map((each, index) => {
      const { version, count: number } = fields(each, `counts.versions[${index}]`)
      return { version: count(version, 'version'), count: count(number, `counts.versions[${index}].count`) }
    }),
  }
  if (counts.reservations > totalOf(counts)) throw new Error('counts.reservations is more than all signatures')
  return counts
}

function signatory(value: unknown, index: number): Signatory {
  const at = `latest[${index}]`
  const { number, name, signer, family, version } = fields(value, at)
  return {
    number: count(number, `${at}.number`),
    name: text(name, `${at}.name`),
    signer: oneOf(signerKinds, signer, `${at}.signer`),
    ...(family !== undefined && { family: family === null ? null : oneOf(families, family, `${at}.family`) }),
    version: count(version, `${at}.version`),
  }
}

const totalOf = ({ persons, organisations }: SignatureCounts) =>
  [persons, organisations].flatMap((numbers) => Object.values(numbers)).reduce((sum, number) => sum + number, 0)
