import { setImmediate } from 'node:timers/promises'
import type { WorkshopEntry } from '@ess-widgets/contract'
import { html, type Markup } from '../../pages/html.ts'
import { clockOf, type Visit } from '../../pages/view.ts'
import { qrCode } from './qr.ts'
import { spoken } from './spoken.ts'

/**
 * A card for each table of a room, to cut out. The invitation is in the code alone: in the fragment of its link it
 * reaches no log and no other site, and `<ess-contribution>` takes it out of the address at once.
 */
export async function tableTickets(visit: Visit, workshop: WorkshopEntry, page: string): Promise<Markup> {
  const { view, edition, form, now } = visit
  const { say, read } = view
  const expires = Math.floor(now / 1000) + Number(form['hours']) * 3600
  const until = clockOf(view, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(expires * 1000)
  const cards: Markup[] = []
  for (let table = 1; table <= Number(form['tables']); table++) {
    const link = `${page}#ess-ticket=${edition.ticketOf({ workshop: workshop.id, table, expires })}`
    cards.push(html`<li class="ticket">
      <div>
        <h3>${say('Table', 'Table')} <b>${table}</b></h3>
        <p class="about">${read(workshop.title)}</p>
        <p>${say('Scannez ce code : la page s’ouvre au nom de votre table.', 'Scan this code: the page opens for your table.')}</p>
      </div>
      ${qrCode(link, say(`Code à scanner de la table ${table}`, `Code to scan of table ${table}`))}
      <p class="foot"><span class="address">${spoken(page)}</span>
        <span class="small">${say(`table ${table}, jusqu’au ${until}`, `table ${table}, until ${until}`)}</span></p>
    </li>`)
    // A code takes milliseconds: whoever votes meanwhile is answered between two of them.
    await setImmediate()
  }
  return html`<section class="sheet tickets">
    <h2 class="off-paper">${say('Cartes des tables', 'Cards of the tables')}</h2>
    <ul class="plain">${cards}</ul>
  </section>`
}
