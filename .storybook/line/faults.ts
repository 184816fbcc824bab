/** What is wrong with what was typed, and what would be right. */
import { colourNames, readColour } from '../house/tokens.ts'
import { needsAddress, schemesOf, setOf, type Choice } from './choice.ts'

export type Fault =
  | 'address-missing'
  | 'address-wrong'
  | 'address-insecure'
  | 'address-elsewhere'
  | 'id-wrong'
  | 'file-missing'
  | 'file-wrong'
  | 'link-wrong'
  | 'colour-wrong'

export interface Found {
  readonly fault: Fault
  /** What would be right, where that can be said. */
  readonly right?: string
}

/** By the name of a field: `address`, `link`, an attribute, or a colour and its scheme. */
export type Faults = Readonly<Record<string, Found>>

export const colourField = (name: string, scheme: string) => `${name}-${scheme}`

const exampleAddress = 'https://consultations.example.org/v1/consultations/seminaire-2021'

const isLocal = ({ hostname }: URL) => hostname === 'localhost' || hostname === '127.0.0.1'

function readUrl(typed: string): URL | undefined {
  try {
    const url = new URL(typed)
    return /^https?:$/.test(url.protocol) ? url : undefined
  } catch {
    return undefined
  }
}

export interface Consultation {
  readonly href: string
  readonly origin: string
  readonly id: string
}

/** The consultation of an address, which may have been copied with what follows it in a browser. */
export function consultationOf(typed: string): Consultation | undefined {
  const url = readUrl(typed.trim())
  const [path, id] = /^.*\/v1\/consultations\/([a-z0-9-]+)(?=\/|$)/.exec(url?.pathname ?? '') ?? []
  return url && id ? { href: `${url.origin}${path}`, origin: url.origin, id } : undefined
}

function addressFault(typed: string): Found | undefined {
  const address = typed.trim()
  if (!address) return { fault: 'address-missing', right: exampleAddress }
  const url = readUrl(address)
  if (!url) {
    const secure = readUrl(`https://${address.replace(/^\/+/, '')}`)
    const isLikely = !/\s|:\/\//.test(address) && secure?.hostname.includes('.')
    return { fault: 'address-wrong', right: isLikely ? secure!.href : exampleAddress }
  }
  if (url.protocol === 'http:' && !isLocal(url))
    return { fault: 'address-insecure', right: url.href.replace(/^http:/, 'https:') }
  return consultationOf(address) ? undefined : { fault: 'address-elsewhere', right: exampleAddress }
}

/** The same letters as an id is made of. */
const idOf = (typed: string) =>
  typed
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const isId = (typed: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed)

/** A path of the partner’s site, or a whole address. */
const isFile = (typed: string) => !/\s/.test(typed) && (/^[./\w]/.test(typed) || readUrl(typed)) && !/^\w+$/.test(typed)

export function faultsOf(choice: Choice): Faults {
  const faults: Record<string, Found> = {}
  const address = needsAddress(choice) ? addressFault(choice.address) : undefined
  if (address) faults['address'] = address
  for (const [{ name }, value] of setOf(choice)) {
    if (/^(principle|workshop)$/.test(name) && !isId(value))
      faults[name] = { fault: 'id-wrong', ...(idOf(value) && { right: idOf(value) }) }
    if (name === 'src' && !isFile(value)) faults['src'] = { fault: 'file-wrong', right: '/donnees/fichier.json' }
  }
  if (choice.tag === 'ess-figures' && !choice.attributes['src']?.trim())
    faults['src'] = { fault: 'file-missing', right: '/chiffres.json' }
  if (choice.wayOut.trim() && !readUrl(choice.wayOut.trim()))
    faults['wayOut'] = { fault: 'link-wrong', right: 'https://seminaire.example.org' }
  for (const name of colourNames)
    for (const scheme of schemesOf(choice))
      if (!readColour(choice.colours[name][scheme]))
        faults[colourField(name, scheme)] = { fault: 'colour-wrong', right: '#0a5c4a' }
  return faults
}
