import { contributionStatuses } from '@ess-widgets/contract/vocabulary.js'
import type { Store } from '../store/store.ts'
import { html } from '../pages/html.ts'
import { pathIn } from '../pages/layout.ts'
import { matching } from './matching.ts'
import { select, input } from '../pages/fields.ts'
import { titleOf } from './moderation.ts'
import type { Visit } from '../pages/view.ts'
import { kindWords, reasonWords, statusWords } from '../pages/words.ts'

/** Rows on one page. */
const most = 200

/** All contributions, by what became of them, by workshop, by number or words. */
export async function showContributions(visit: Visit, store: Store) {
  const { view, edition, query } = visit
  const { say, read } = view
  const all = await store.contributions(edition.file.id)
  const { status = 'published', workshop = '', q = '' } = query
  const chosen = all.filter(
    (each) => (status === 'all' || each.status === status) && (!workshop || each.workshop === workshop),
  )
  const matches = matching(chosen, q).sort((one, other) => other.number - one.number)
  const shown = matches.slice(0, most)
  const countOf = (wanted: string) => all.filter((each) => each.status === wanted).length
  return visit.show({
    title: say('Contributions', 'Contributions'),
    body: html`<form class="row search card" role="search" action="${pathIn(view, 'contributions')}">
        ${select(
          visit,
          { name: 'status', label: say('Ce qu’elles sont devenues', 'What became of them'), value: status },
          [
            {
              choices: [
                ...contributionStatuses.map((each) => ({
                  value: each,
                  label: `${read(statusWords[each])} (${countOf(each)})`,
                })),
                { value: 'all', label: say(`Toutes (${all.length})`, `All (${all.length})`) },
              ],
            },
          ],
        )}
        ${select(visit, { name: 'workshop', label: say('Atelier', 'Workshop'), value: workshop }, [
          {
            choices: [
              { value: '', label: say('Tous', 'All') },
              ...(edition.file.workshops ?? []).map(({ id, title }) => ({ value: id, label: read(title) })),
            ],
          },
        ])}
        ${input(visit, { name: 'q', label: say('Un numéro ou des mots', 'A number or words'), value: q }, html`type="search" maxlength="200"`)}
        <button>${say('Montrer', 'Show')}</button>
      </form>
      <p class="lead">${say(`${matches.length} sur ${all.length}`, `${matches.length} of ${all.length}`)}</p>
      ${matches.length > most && html`<p class="small">${say(`Les ${most} dernières sont ici.`, `The last ${most} are here.`)}</p>`}
      <ul class="cards">
        ${shown.map(
          (each) => html`<li class="card brief">
          <p><a href="${pathIn(view, `contributions/${each.number}`)}">${say(`N° ${each.number}`, `No. ${each.number}`)}</a> ${read(kindWords[each.kind])}, ${titleOf(visit, each.workshop)}</p>
          <p class="said" dir="auto">${each.content?.text}</p>
          <p class="small">${each.reason && read(reasonWords[each.reason])}${
            each.status === 'merged' && say(`Fusionnée dans le n° ${each.into}`, `Merged into no. ${each.into}`)
          }</p>
        </li>`,
        )}
      </ul>`,
  })
}
