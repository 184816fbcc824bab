import { randomUUID } from 'node:crypto'
import { contributionKinds } from '@ess-widgets/contract/vocabulary.js'
import type { ContributionRequest } from '@ess-widgets/contract'
import { contentOf } from '../http/contribution-content.ts'
import { expectPaper } from '../http/sheets.ts'
import type { Content } from '../store/contribution-store.ts'
import { digestUnder } from '../store/secret.ts'
import type { Store } from '../store/store.ts'
import { familyField, input, none, select, textarea } from '../pages/fields.ts'
import { refusedFaults } from '../pages/forms.ts'
import { html } from '../pages/html.ts'
import { notice, paperPages, pathIn } from '../pages/layout.ts'
import { PageRefusal, type Visit } from '../pages/view.ts'
import { kindWords } from '../pages/words.ts'

/** The form of a sheet. What the sheets of a table have in common stays chosen for the next one. */
export function showPaper(visit: Visit, status = 200) {
  const { view, edition, query, form, faults } = visit
  const { say, read } = view
  const { workshops = [], principles } = edition.file
  const said = /^\d{1,9}$/.test(query['n'] ?? '')
    ? say(
        `La feuille est enregistrée : contribution n° ${query['n']}, publiée. La suivante ?`,
        `The sheet is kept: contribution no. ${query['n']}, published. The next one?`,
      )
    : undefined
  const title = say('Saisir une contribution', 'Enter a contribution')
  if (workshops.length === 0)
    return visit.show({
      title,
      body: html`${paperPages(view)}
      <p>${say('Cette consultation n’a pas d’atelier : son fichier n’en décrit aucun.', 'This consultation has no workshop: its file describes none.')}</p>`,
    })
  return visit.show(
    {
      title,
      body: html`${paperPages(view)} ${notice(said)}
      <form class="card" method="post" action="${pathIn(view, 'papier')}">
        <input type="hidden" name="key" value="${form['key'] ?? randomUUID()}" />
        ${select(
          visit,
          { name: 'question', label: say('Question', 'Question'), value: query['question'] },
          workshops.map(({ id, title, questions }) => ({
            label: read(title),
            choices: questions.map((question) => ({ value: `${id}.${question.id}`, label: read(question.text) })),
          })),
        )}
        ${select(
          visit,
          { name: 'kind', label: say('Ce que dit la feuille', 'What the sheet says'), value: query['kind'] },
          [{ choices: contributionKinds.map((kind) => ({ value: kind, label: read(kindWords[kind]) })) }],
        )}
        ${textarea(visit, { name: 'text', label: say('Texte de la feuille', 'Text of the sheet'), isFocused: true }, 6)}
        <div class="row">
          ${familyField(visit, query['family'])}
          ${input(visit, { name: 'people', label: say('Personnes (facultatif)', 'People (optional)') }, html`type="text" inputmode="numeric" maxlength="3" size="4"`)}
          ${input(visit, { name: 'organisation', label: say('Organisation (facultatif)', 'Organisation (optional)') })}
          ${input(visit, { name: 'author', label: say('Nom écrit sur la feuille (facultatif)', 'Name written on the sheet (optional)') })}
        </div>
        ${select(
          visit,
          {
            name: 'principle',
            label: say('Pour une divergence : le principe (facultatif)', 'For a divergence: the principle (optional)'),
          },
          [
            {
              choices: [
                none,
                ...principles.map(({ id, statement }, index) => ({
                  value: id,
                  label: `${index + 1}. ${read(statement)}`,
                })),
              ],
            },
          ],
        )}
        ${notice(faults.get('key') ?? faults.get('act'), 'warn')}
        <p><button class="primary">${say('Enregistrer et publier', 'Save and publish')}</button></p>
        <p class="small">${say('Vous l’avez lue : elle est publiée aussitôt, avec « sur papier », et le journal garde votre nom.', 'You have read it: it is published at once, with “on paper”, and the audit keeps your name.')}</p>
      </form>`,
    },
    status,
  )
}

export async function enterPaper(visit: Visit, store: Store) {
  const { edition, form, member, now, view } = visit
  const faults = new Map(visit.faults)
  const content = faults.size === 0 ? readContent(visit, faults) : undefined
  if (!content) return showPaper({ ...visit, faults }, 422)
  const [workshop = ''] = form['question']!.split('.')
  const key = form['key']!
  const outcome = await store.enterContribution({
    consultation: edition.file.id,
    workshop,
    content,
    member: member.name,
    key,
    digest: digestUnder(key, [workshop, content]),
    now,
  })
  if (outcome.name === 'key-reused') {
    const said = view.say(
      'Une autre feuille a déjà été enregistrée par cette page. Celle-ci est encore là : enregistrez-la de nouveau.',
      'Another sheet was already kept by this page. This one is still here: keep it again.',
    )
    return showPaper({ ...visit, form: { ...form, key: randomUUID() }, faults: new Map([['key', said]]) }, 409)
  }
  const kept = new URLSearchParams({
    n: String(outcome.contribution.number),
    question: form['question']!,
    kind: form['kind']!,
  })
  if (form['family']) kept.set('family', form['family'])
  return visit.goOn(`papier?${kept}`)
}

/** What the sheet says, by the rules of its workshop; or nothing, and the faults that were found. */
function readContent({ edition, form, view }: Visit, faults: Map<string, string>): Content | undefined {
  const { question: asked = '', key: _, people, ...given } = form
  const [id, question] = asked.split('.')
  const workshop = edition.file.workshops?.find((each) => each.id === id)
  if (!workshop) throw new PageRefusal(404, 'Cet atelier n’existe pas.', 'This workshop does not exist.')
  const body = { ...given, question, ...(people && { people: Number(people) }), consent: true } as ContributionRequest
  try {
    expectPaper(edition)
    return contentOf(workshop, body, (principle) => edition.hasPrinciple(principle))
  } catch (error) {
    for (const [field, said] of refusedFaults(error, view.say)) faults.set(field, said)
    return undefined
  }
}
