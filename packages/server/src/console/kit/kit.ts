import type { WorkshopEntry } from '@ess-widgets/contract'
import { checkbox, input, select } from '../../pages/fields.ts'
import { html, type Markup } from '../../pages/html.ts'
import { notice, pathIn } from '../../pages/layout.ts'
import { PageRefusal, type Visit } from '../../pages/view.ts'
import { ballotSheet } from './ballot-sheet.ts'
import { contributionSheet } from './contribution-sheet.ts'
import { coverSheet } from './cover-sheet.ts'
import { tableTickets } from './tickets.ts'

/** The longest address that a printed code still lets a telephone read from across a table. */
const longestPage = 300

const parts = ['cover', 'tickets', 'contribution', 'ballot'] as const
type Part = (typeof parts)[number]

/** What may be printed, and for which room. */
export function showKit(visit: Visit, status = 200) {
  const { view, edition, faults } = visit
  const { say, read } = view
  const { workshops = [] } = edition.file
  const names: Record<Part, string> = {
    cover: say('L’affiche de l’atelier, pour le mur', 'The workshop’s cover sheet, for the wall'),
    tickets: say('Les cartes des tables, avec leur invitation', 'The tables’ cards, with their invitation'),
    contribution: say('La feuille de contribution', 'The contribution sheet'),
    ballot: say('Le bulletin de vote', 'The ballot'),
  }
  const offered = workshops.length > 0 ? parts : (['ballot'] as const)
  return visit.show(
    {
      title: say('Imprimer pour la salle', 'Print for the room'),
      body: html`<form class="card" method="post" action="${pathIn(view, 'imprimer')}">
        <fieldset class="field" ${faults.has('parts') && html`aria-describedby="parts-fault"`}>
          <legend>${say('Ce qui s’imprime', 'What is printed')}</legend>
          ${faults.has('parts') && html`<p class="fault" id="parts-fault">${faults.get('parts')}</p>`}
          ${offered.map((name) => checkbox(visit, { name, label: names[name], value: 'yes' }))}
        </fieldset>
        ${
          workshops.length > 0 &&
          html`${select(visit, { name: 'workshop', label: say('Atelier', 'Workshop') }, [
            { choices: workshops.map(({ id, title }) => ({ value: id, label: read(title) })) },
          ])}
        <div class="row">
          ${input(visit, { name: 'tables', label: say('Tables, de 1 à 60', 'Tables, from 1 to 60'), value: '8' }, html`type="text" inputmode="numeric" maxlength="2"`)}
          ${input(visit, { name: 'hours', label: say('Heures de validité dès maintenant, de 1 à 72', 'Hours of validity from now, from 1 to 72'), value: '12' }, html`type="text" inputmode="numeric" maxlength="2"`)}
        </div>
        ${input(
          visit,
          {
            name: 'page',
            label: say('Adresse de la page (facultatif)', 'Address of the page (optional)'),
            hint: say(
              'Où mènent les codes, chez un partenaire. Laissez vide pour celle que dit le fichier de la consultation.',
              'Where the codes lead, on a partner’s site. Leave empty for the one in the consultation’s file.',
            ),
          },
          html`type="url" maxlength="${longestPage}"`,
        )}`
        }
        <p><button class="primary">${say('Préparer les feuilles', 'Prepare the sheets')}</button></p>
        <p class="small">${say(
          'Les cartes sont des invitations : qui en a une contribue depuis la salle, jusqu’à son heure. Elles ne sont gardées nulle part ; en préparer d’autres n’annule pas celles-ci.',
          'The cards are invitations: whoever has one contributes from the room, until its hour. They are kept nowhere; preparing others does not cancel these.',
        )}</p>
      </form>`,
    },
    status,
  )
}

/** The sheets themselves, in the answer to the form: no address holds an invitation, nothing keeps one. */
export async function printKit(visit: Visit) {
  const { view, edition, form } = visit
  const { say } = view
  const faults = new Map(visit.faults)
  const { workshops = [] } = edition.file
  const chosen = new Set(parts.filter((part) => form[part]))
  const workshop = workshops.find(({ id }) => id === form['workshop']) ?? workshops[0]
  if (form['workshop'] && workshop?.id !== form['workshop'])
    throw new PageRefusal(404, 'Cet atelier n’existe pas.', 'This workshop does not exist.')
  if (chosen.size === 0) faults.set('parts', say('Choisissez au moins une feuille.', 'Choose at least one sheet.'))
  for (const field of ['tables', 'hours'])
    if (chosen.has('tickets') && !form[field] && !faults.has(field))
      faults.set(field, say('Les cartes en ont besoin.', 'The cards need it.'))
  const needsPage = chosen.has('cover') || chosen.has('tickets')
  const page = workshop && needsPage && !faults.has('page') ? pageOf(visit, workshop, faults) : undefined
  if (faults.size > 0) return showKit({ ...visit, faults }, 422)
  const sheets: (Markup | undefined)[] = []
  if (workshop && page) {
    if (chosen.has('cover')) sheets.push(coverSheet(view, workshop, page))
    if (chosen.has('tickets')) sheets.push(await tableTickets(visit, workshop, page))
  }
  if (workshop && chosen.has('contribution')) sheets.push(contributionSheet(view, workshop))
  if (chosen.has('ballot')) sheets.push(ballotSheet(view))
  return visit.show({
    title: say('Feuilles à imprimer', 'Sheets to print'),
    hasSheets: true,
    body: html`<div class="off-paper">
        ${notice(
          say(
            'Imprimez cette page sur du papier A4, à 100 %, sans en-tête ni pied de page. Elle n’est montrée que cette fois.',
            'Print this page on A4 paper, at 100%, without headers and footers. It is shown this time only.',
          ),
        )}
        <p class="row"><button class="primary" type="button" data-print hidden>${say('Imprimer', 'Print')}</button>
        <a class="button" href="${pathIn(view, 'imprimer')}">${say('Choisir d’autres feuilles', 'Choose other sheets')}</a></p>
      </div>
      ${sheets}`,
  })
}

/** The page that the codes lead to, without a fragment, which is the invitation's place; or nothing, and the fault. */
function pageOf({ view: { say }, edition, form }: Visit, { page }: WorkshopEntry, faults: Map<string, string>) {
  const given = form['page'] ?? page
  if (given === undefined) {
    const said = say(
      'Le fichier ne dit pas de page pour cet atelier : écrivez ici son adresse.',
      'The file has no page for this workshop: write its address here.',
    )
    return void faults.set('page', said)
  }
  const address = URL.canParse(given) ? new URL(given) : undefined
  if (!address || !edition.isPartner(address.origin)) {
    const said = say(
      'Cette page doit être celle d’un partenaire : son origine n’est pas dans la liste « partners » du fichier.',
      'This page must be a partner’s: its origin is not in the list “partners” of the file.',
    )
    return void faults.set('page', said)
  }
  address.hash = ''
  if (address.href.length <= longestPage) return address.href
  const said = say(
    `Cette adresse est trop longue pour un code : ${longestPage} caractères au plus.`,
    `This address is too long for a code: at most ${longestPage} characters.`,
  )
  return void faults.set('page', said)
}
