import { domainToASCII } from 'node:url'
import { MailAddress } from '@ess-widgets/contract'

/** An e-mail as mail programs are given it, and what its mailbox is recognised by, however the address is written. */
export interface Mailbox {
  email: string
  canonical: string
}

const form = new RegExp((MailAddress as { pattern?: string }).pattern!, 'u')
const label = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'
/** Names of two parts or more, of which the last is no number: that would be an address of a machine. */
const domainForm = new RegExp(`^(${label}\\.)+(?=[^.]*[a-z-])${label}$`)

/** Before it is converted: letters of any script, and no mark that a converter reads as another. */
const writtenForm = /^[\p{L}\p{M}\p{N}.-]+$/u

/** Domains that are one, and those that read an address with and without its dots alike, as they say themselves. */
const aliases: Record<string, string> = { 'googlemail.com': 'gmail.com' }
const dotless = new Set(['gmail.com'])

/**
 * The gate before any mail program: a strict subset of RFC 5321, in ASCII, whose domain we convert ourselves (UTS #46 as
 * the URL standard has it). Undefined for whatever programs could read in two ways.
 */
export function mailboxIn(email: string): Mailbox | undefined {
  if (email.length > 254 || !form.test(email)) return undefined
  const at = email.lastIndexOf('@')
  const local = email.slice(0, at)
  const written = email.slice(at + 1)
  const domain = writtenForm.test(written) ? domainToASCII(written).toLowerCase() : ''
  if (local.length > 64 || domain.length > 253 || !domainForm.test(domain)) return undefined
  return { email: `${local}@${domain}`, canonical: canonicalOf(local.toLowerCase(), domain) }
}

/** What follows a plus is the owner’s own mark, and reaches the same mailbox nearly everywhere. */
function canonicalOf(local: string, domain: string): string {
  const named = aliases[domain] ?? domain
  const [bare = ''] = local.split('+')
  const name = dotless.has(named) ? bare.replaceAll('.', '') : bare
  // One that is a mark alone is its own mailbox.
  return `${name || local}@${named}`
}
