/** What the tests of the tag do as people would. */
import { html } from '@open-wc/testing'
import { show } from '../shared/testing/stories.ts'
import type { EssContribution } from './contribution.ts'
import { field, reach, type serve } from './contribution.stories.ts'

export const text = 'Une voix par personne.'

export const given = { workshop: 'vision', question: 'vision', kind: 'vision', text } as const

/** The tag on a page of its own. */
export async function showOn({ url }: { url: string }, attributes: Record<string, string> = {}) {
  const element = await show('ess-contribution', html`<ess-contribution consultation=${url}></ess-contribution>`)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  await reach(element, 'ready', 'done', 'kept', 'closed')
  return element
}

export const textarea = (element: EssContribution) => field(element, 'text') as unknown as HTMLTextAreaElement

/** The bodies that were sent to give a contribution. */
export const givenTo = (server: ReturnType<typeof serve>) =>
  Promise.all(server.requests.filter(({ method }) => method === 'POST').map((request) => request.clone().json()))
