import { choices, type Choice, type Family } from '@ess-widgets/contract/vocabulary.js'
import { legibleLine } from '@ess-widgets/contract'
import { recordSheet, withdrawSheet } from '../http/sheets.ts'
import type { Store } from '../store/store.ts'
import { familyField, input, radios } from '../pages/fields.ts'
import { refusedFaults } from '../pages/forms.ts'
import { html, type Markup } from '../pages/html.ts'
import { notice, paperPages, pathIn } from '../pages/layout.ts'
import type { View, Visit } from '../pages/view.ts'
import { choiceWords } from '../pages/words.ts'

const nameLength = 40

/** The form of a paper ballot, numbered as its print is, with the sheet that was just typed and how to withdraw one. */
export function showSheets(visit: Visit, status = 200) {
  const { view, edition, faults } = visit
  const { say, read } = view
  const [kept, withdrawn] = [sheetIn(visit, 'feuille'), sheetIn(visit, 'retiree')]
  const wrong = [...faults.keys()].find((field) => /^(choices|vote\.)/.test(field))
  const answers = [
    ...choices.map((choice) => ({ value: choice, label: read(choiceWords[choice]) })),
    { value: '', label: say('Sans réponse', 'No answer') },
  ]
  return visit.show(
    {
      title: say('Saisir un bulletin', 'Enter a ballot'),
      body: html`${paperPages(view)} ${notice(whatBecame(view, kept, withdrawn))} ${kept && typedSheet(view, kept)}
      ${faults.has('act') && notice(faults.get('act'), 'warn')}
      <form class="card" method="post" action="${pathIn(view, 'papier/votes')}">
        <div class="row">
          ${input(
            visit,
            {
              name: 'sheet',
              label: say('N° de la feuille', 'Sheet number'),
              hint: say(
                'Tel qu’il y est écrit, jamais deux fois le même : deux tables le font précéder d’une lettre, comme « A-12 ».',
                'As it is written there, never twice the same: two tables put a letter before it, such as “A-12”.',
              ),
              value: kept ? nextName(kept) : withdrawn && `${withdrawn} bis`,
              isFocused: true,
            },
            html`type="text" maxlength="${nameLength}" autocomplete="off"`,
          )}
          ${familyField(visit)}
        </div>
        ${wrong && html`<p class="fault" id="vote.${edition.file.principles[0]!.id}-fault">${faults.get(wrong)}</p>`}
        ${edition.file.principles.map(({ id, statement }, index) =>
          radios(
            visit,
            {
              name: `vote.${id}`,
              label: `${index + 1}. ${read(statement)}`,
              isFocused: wrong !== undefined && index === 0 && !faults.has('sheet'),
            },
            answers,
          ),
        )}
        <p><button class="primary" ${faults.has('act') && html`autofocus aria-describedby="status"`}>${say('Enregistrer la feuille', 'Save the sheet')}</button></p>
        <p class="small">${say(
          'Tab passe d’une affirmation à la suivante, les flèches choisissent, Entrée enregistre. Ses votes comptent « sur papier ».',
          'Tab goes from one statement to the next, arrows choose, Enter keeps the sheet. Its votes count as “on paper”.',
        )}</p>
      </form>
      ${withdrawal(visit)}`,
    },
    status,
  )
}

function whatBecame({ say }: View, kept: string | undefined, withdrawn: string | undefined): string | undefined {
  if (kept)
    return say(`La feuille « ${kept} » est enregistrée. La suivante ?`, `The sheet “${kept}” is kept. The next one?`)
  if (withdrawn)
    return say(
      `La feuille « ${withdrawn} » est retirée : elle ne compte plus. Pour la saisir de nouveau, donnez-lui un autre nom, comme ci-dessous, et écrivez-le sur le papier.`,
      `The sheet “${withdrawn}” is withdrawn: it no longer counts. To enter it again give it another name, as below, and write it on the paper.`,
    )
  return undefined
}

const typedSheet = (view: View, name: string): Markup => html`<section aria-labelledby="typed">
  <h2 id="typed">${view.say('Feuille qui vient d’être saisie', 'Sheet that was just entered')}</h2>
  <ul class="cards"><li class="card brief row spread"><p><bdi>${name}</bdi></p>
    <form method="post" action="${pathIn(view, 'papier/votes/retirer')}"><input type="hidden" name="withdrawn" value="${name}" />
      <button>${view.say('Retirer', 'Withdraw')}<span class="hidden"> ${name}</span></button></form></li></ul>
</section>`

function withdrawal(visit: Visit): Markup {
  const { say } = visit.view
  return html`<details ${visit.faults.has('withdrawn') && html`open`}>
    <summary>${say('Retirer une autre feuille…', 'Withdraw another sheet…')}</summary>
    <form method="post" action="${pathIn(visit.view, 'papier/votes/retirer')}">
      ${input(visit, { name: 'withdrawn', label: say('N° de la feuille à retirer', 'Number of the sheet to withdraw') }, html`type="text" maxlength="${nameLength}" autocomplete="off"`)}
      <button>${say('Retirer cette feuille', 'Withdraw this sheet')}</button>
    </form>
  </details>`
}

/** The name of a sheet that the address of the page tells of. */
const sheetIn = ({ query }: Visit, name: string): string | undefined =>
  legibleLine(query[name] ?? '').slice(0, nameLength) || undefined

/** What the next sheet is most likely called: the number at its end is one more. */
function nextName(name: string): string {
  const [, before, digits] = /^(.*?)(\d{1,9})$/.exec(name) ?? []
  if (digits === undefined) return `${name} 2`
  return before + String(Number(digits) + 1).padStart(digits.length, '0')
}

export async function enterSheet(visit: Visit, store: Store) {
  const { edition, form, view } = visit
  const { say } = view
  const faults = new Map(visit.faults)
  const sheet = legibleLine(form['sheet'] ?? '')
  if (!sheet && !faults.has('sheet'))
    faults.set(
      'sheet',
      say('Il faut ici un numéro ou un nom qui se lit.', 'This must be a number or a name that can be read.'),
    )
  if (faults.size > 0) return showSheets({ ...visit, faults }, 422)
  const votes = Object.entries(form)
    .filter(([field]) => field.startsWith('vote.'))
    .map(([field, choice]) => [field.slice('vote.'.length), choice as Choice] as const)
  try {
    await recordSheet(edition, store, {
      sheet,
      family: (form['family'] as Family | undefined) ?? null,
      choices: Object.fromEntries(votes),
    })
  } catch (error) {
    const refused = refusedFaults(error, say)
    if (refused.has('sheet'))
      refused.set(
        'sheet',
        say(
          'Une autre feuille a été saisie sous ce nom, avec d’autres réponses : vérifiez le numéro, ou ajoutez-lui une lettre.',
          'Another sheet was entered under this name, with other answers: check the number, or add a letter to it.',
        ),
      )
    return showSheets({ ...visit, faults: refused }, refused.has('act') ? 409 : 422)
  }
  if (await isWithdrawn(visit, store, sheet)) {
    const said = say(
      'Cette feuille a été retirée, et ne compte plus sous ce nom : donnez-lui un autre nom, et écrivez-le sur le papier.',
      'This sheet was withdrawn, and no longer counts under this name: give it another name, and write it on the paper.',
    )
    return showSheets({ ...visit, faults: new Map([['sheet', said]]) }, 422)
  }
  return visit.goOn(`papier/votes?${new URLSearchParams({ feuille: sheet })}`)
}

/** A sheet that comes again after it was withdrawn is not refused, so that one late on its way fails for nobody. */
async function isWithdrawn({ edition }: Visit, store: Store, sheet: string): Promise<boolean> {
  const { ballots } = await store.ballotsOf(edition.file.id, edition.sheetOf(sheet))
  return ballots.every(({ choice }) => choice === null)
}

export async function withdrawTypedSheet(visit: Visit, store: Store) {
  const { edition, form, view } = visit
  if (visit.faults.size > 0) return showSheets(visit, 422)
  const sheet = legibleLine(form['withdrawn']!)
  try {
    await withdrawSheet(edition, store, sheet)
  } catch (error) {
    const refused = refusedFaults(error, view.say)
    return showSheets({ ...visit, faults: new Map([['withdrawn', [...refused.values()].join(' ')]]) }, 422)
  }
  return visit.goOn(`papier/votes?${new URLSearchParams({ retiree: sheet })}`)
}
