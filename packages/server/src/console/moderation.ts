import { legible, type LocalizedText } from '@ess-widgets/contract'
import type { Decision, KeptContribution, ModerationOutcome } from '../store/contribution-store.ts'
import type { Store } from '../store/store.ts'
import { card, seenFields } from './card.ts'
import { html, type Markup } from '../pages/html.ts'
import { notice, pathIn } from '../pages/layout.ts'
import { matching } from './matching.ts'
import { kindWords } from '../pages/words.ts'
import { PageRefusal, type Visit } from '../pages/view.ts'

/** Cards on one page: a facilitator reads one after the other, and a browser draws them at once. */
const most = 40

/** What happened, by the word that an act leaves in the address of the page it leads to. */
const happened: Record<string, (number: string) => LocalizedText> = {
  entre: () => ({ fr: 'Vous êtes dans la console.', en: 'You are in the console.' }),
  publish: (number) => ({
    fr: `La contribution n° ${number} est publiée.`,
    en: `Contribution no. ${number} is published.`,
  }),
  refuse: (number) => ({
    fr: `La contribution n° ${number} est refusée ; son auteur voit le motif.`,
    en: `Contribution no. ${number} is refused; its author sees the reason.`,
  }),
  merge: (number) => ({
    fr: `La contribution n° ${number} est fusionnée.`,
    en: `Contribution no. ${number} is merged.`,
  }),
  stale: (number) => ({
    fr: `La contribution n° ${number} a changé depuis que vous l’avez lue : rien n’a été décidé. La voici telle qu’elle est maintenant.`,
    en: `Contribution no. ${number} has changed since you read it: nothing was decided. Here it is as it stands now.`,
  }),
  withdrawn: (number) => ({
    fr: `L’auteur de la contribution n° ${number} l’a retirée : rien n’a été décidé.`,
    en: `The author of contribution no. ${number} withdrew it: nothing was decided.`,
  }),
  forgotten: (number) => ({
    fr: `La contribution n° ${number} a été refusée il y a longtemps et son texte a été oublié : rien n’a été décidé.`,
    en: `Contribution no. ${number} was refused long ago and its text was forgotten: nothing was decided.`,
  }),
  'not-mergeable': (number) => ({
    fr: `La contribution n° ${number} n’a pas été fusionnée : celle que vous avez choisie n’est plus publiée dans cet atelier.`,
    en: `Contribution no. ${number} was not merged: the one you chose is no longer published in this workshop.`,
  }),
}

const warnings = ['stale', 'withdrawn', 'forgotten', 'not-mergeable']

/** The sentence about the act that led here. */
export function saidOf({ query, view }: Visit): Markup | undefined {
  const { fait = '', n = '' } = query
  if (!Object.hasOwn(happened, fait) || !/^\d{0,9}$/.test(n)) return undefined
  const { fr, en } = happened[fait]!(n)
  return notice(view.say(fr, en), warnings.includes(fait) ? 'warn' : 'done')
}

/** What waits, workshop by workshop, the oldest first. */
export async function showQueue(visit: Visit, store: Store) {
  const { view, edition, query } = visit
  const all = await store.contributions(edition.file.id)
  const workshops = edition.file.workshops ?? []
  const order = ({ workshop, number }: KeptContribution): [number, number] => {
    const index = workshops.findIndex(({ id }) => id === workshop)
    return [index < 0 ? workshops.length : index, number]
  }
  const isAfter = (one: KeptContribution, other: KeptContribution) => {
    const [left, right] = [order(one), order(other)]
    return left[0] - right[0] || left[1] - right[1]
  }
  const waiting = all.filter(({ status }) => status === 'received').sort(isAfter)
  const acted = all.find(({ number }) => String(number) === query['n'])
  // The one that follows the one that was read; after the last, the first that was left.
  const next = acted && (waiting.find((each) => isAfter(each, acted) >= 0) ?? waiting[0])
  const first = next ? Math.max(0, Math.min(waiting.indexOf(next), waiting.length - most)) : 0
  const shown = waiting.slice(first, first + most)
  const said = saidOf(visit)
  const signatures = edition.manifesto ? await store.signatures(edition.file.id) : []
  const toVerify = signatures.filter(({ status }) => status === 'unverified').length
  return visit.show({
    title: view.say('À relire', 'To moderate'),
    body: html`${said}
      <p class="lead" id="waiting" ${shown.length === 0 && html`tabindex="-1" autofocus`}>${howMany(visit, waiting.length)}</p>
      ${toVerify > 0 && html`<p class="lead"><a href="${pathIn(view, 'signatures')}">${signaturesToVerify(visit, toVerify)}</a></p>`}
      ${around(visit, first, waiting.length - first - shown.length)}
      ${[...Map.groupBy(shown, ({ workshop }) => workshop)].map(
        ([id, those]) => html`<section class="workshop">
        <h2>${titleOf(visit, id)}</h2>
        ${those.map((each) => card(visit, each, { from: 'queue', isFocused: each === next }))}
      </section>`,
      )}`,
  })
}

/** How many there are before those of this page, and after them. */
function around({ view: { say } }: Visit, before: number, after: number): Markup | false {
  const words = [
    before > 0 &&
      (before === 1
        ? say('1 autre vient avant.', '1 other comes before.')
        : say(`${before} autres viennent avant.`, `${before} others come before.`)),
    after > 0 &&
      (after === 1
        ? say('1 autre vient après.', '1 other comes after.')
        : say(`${after} autres viennent après.`, `${after} others come after.`)),
  ].filter((sentence) => sentence !== false)
  return words.length > 0 && html`<p class="small">${words.join(' ')}</p>`
}

function signaturesToVerify({ view: { say } }: Visit, count: number): string {
  return count === 1
    ? say('1 signature d’organisation attend d’être vérifiée.', '1 organisation’s signature waits to be verified.')
    : say(
        `${count} signatures d’organisations attendent d’être vérifiées.`,
        `${count} organisations’ signatures wait to be verified.`,
      )
}

function howMany({ view: { say } }: Visit, count: number): string {
  if (count === 0)
    return say('Aucune contribution n’attend : tout est relu.', 'No contribution waits: all is moderated.')
  if (count === 1) return say('1 contribution attend d’être relue.', '1 contribution waits to be moderated.')
  return say(`${count} contributions attendent d’être relues.`, `${count} contributions wait to be moderated.`)
}

/** What a contribution answers. */
export function questionTitle({ view, edition }: Visit, { workshop: id, question }: KeptContribution): string {
  const workshop = edition.file.workshops?.find((each) => each.id === id)
  const asked = workshop?.questions.find((each) => each.id === question)
  return asked ? view.read(asked.text) : question
}

export function titleOf({ view, edition }: Visit, id: string): string {
  const workshop = edition.file.workshops?.find((each) => each.id === id)
  return workshop ? view.read(workshop.title) : id
}

/** The contribution whose number the address has. */
export async function contributionIn({ edition, request }: Visit, store: Store): Promise<KeptContribution> {
  const { number } = request.params as { number: string }
  const found = (await store.contributions(edition.file.id)).find((each) => String(each.number) === number)
  if (found) return found
  throw new PageRefusal(404, 'Aucune contribution n’a ce numéro.', 'No contribution has this number.')
}

export async function showContribution(visit: Visit, store: Store, status = 200) {
  const contribution = await contributionIn(visit, store)
  const { number, workshop } = contribution
  return visit.show(
    {
      title: visit.view.say(`Contribution n° ${number}`, `Contribution no. ${number}`),
      body: html`${saidOf(visit)}
      <p class="lead">${titleOf(visit, workshop)}</p>
      ${card(visit, contribution, { from: 'contribution', isFocused: visit.faults.size === 0, heading: 2 })}`,
    },
    status,
  )
}

/** Decides, and leads back to where the facilitator was. */
async function decide(visit: Visit, store: Store, decision: Decision) {
  const { edition, request, form, member, now } = visit
  const { number } = request.params as { number: string }
  const [revision, before] = form['seen']!.split('.').map(Number) as [number, number]
  const outcome: ModerationOutcome = await store.moderate({
    consultation: edition.file.id,
    number: Number(number),
    decision,
    member: member.name,
    seen: { revision, decision: before },
    now,
  })
  switch (outcome.name) {
    case 'unknown-contribution':
      throw new PageRefusal(404, 'Aucune contribution n’a ce numéro.', 'No contribution has this number.')
    case 'kept':
      return visit.goOn(
        `${form['from'] === 'queue' ? '' : `contributions/${number}`}?fait=${decision.name}&n=${number}`,
      )
    case 'stale-contribution':
      return visit.goOn(`contributions/${number}?fait=stale&n=${number}`)
    default:
      return visit.goOn(`contributions/${number}?fait=${outcome.name}&n=${number}`)
  }
}

export const publish = (visit: Visit, store: Store) => decide(visit, store, { name: 'publish' })

export const refuse = (visit: Visit, store: Store) =>
  visit.faults.size > 0
    ? showContribution(visit, store, 422)
    : decide(visit, store, {
        name: 'refuse',
        reason: visit.form['reason'] as Extract<Decision, { name: 'refuse' }>['reason'],
        note: legible(visit.form['note'] ?? '') || null,
      })

export const merge = (visit: Visit, store: Store) =>
  visit.faults.size > 0
    ? chooseMerge(visit, store, 422)
    : decide(visit, store, { name: 'merge', into: Number(visit.form['into']) })

/** Choices on one page of a search. */
const found = 20

/** Searches among what is published in the workshop, and asks which one says the same. */
export async function chooseMerge(visit: Visit, store: Store, status = 200) {
  const { view, edition, query, faults } = visit
  const { say } = view
  const contribution = await contributionIn(visit, store)
  const { number, workshop } = contribution
  const asked = query['q'] ?? ''
  const from = query['from'] === 'queue' || visit.form['from'] === 'queue' ? 'queue' : 'contribution'
  const published = (await store.contributions(edition.file.id)).filter(
    (each) => each.workshop === workshop && each.status === 'published' && each.number !== number,
  )
  const matches = matching(published, asked)
  return visit.show(
    {
      title: say(`Fusionner la contribution n° ${number}`, `Merge contribution no. ${number}`),
      body: html`<p class="small">${view.read(kindWords[contribution.kind])} · ${questionTitle(visit, contribution)}</p>
      <p class="said" dir="auto">${contribution.content?.text}</p>
      <p class="small">${say('Fusionnée, elle ne se montre plus seule : on la lit sous l’autre, dont elle prend la place au mur. Elle se sépare quand vous voulez.', 'Merged, it no longer shows alone: it is read under the other one, in whose place it stands on the wall. It can be split when you wish.')}</p>
      <form class="row search" role="search" action="${pathIn(view, `contributions/${number}/fusion`)}">
        <input type="hidden" name="from" value="${from}" />
        <div class="field"><label for="q">${say('Chercher parmi les publiées : un numéro ou des mots', 'Search among those published: a number or words')}</label>
        <input id="q" name="q" type="search" maxlength="200" value="${asked}" ${faults.size === 0 && html`autofocus`} /></div>
        <button>${say('Chercher', 'Search')}</button>
      </form>
      <form method="post" action="${pathIn(view, `contributions/${number}/fusionner`)}">
        ${seenFields(contribution, from)}
        <fieldset class="card" ${faults.has('into') && html`aria-describedby="into-fault"`}>
          <legend>${say('Laquelle dit la même chose ?', 'Which one says the same?')}</legend>
          ${faults.has('into') && html`<p class="fault" id="into-fault">${say('Choisissez une contribution.', 'Choose a contribution.')}</p>`}
          ${matches.length === 0 && html`<p>${say('Aucune contribution publiée de cet atelier ne convient.', 'No published contribution of this workshop fits.')}</p>`}
          ${matches.slice(0, found).map(
            (each, index) => html`<label class="choice">
            <input type="radio" name="into" value="${each.number}" required ${faults.size > 0 && index === 0 && html`autofocus aria-invalid="true"`} />
            <span><span class="small">${say(`N° ${each.number}`, `No. ${each.number}`)} · ${view.read(kindWords[each.kind])} · ${questionTitle(visit, each)}</span><br /><span dir="auto">${each.content?.text}</span></span>
          </label>`,
          )}
          ${matches.length > found && html`<p class="small">${say(`Et ${matches.length - found} de plus : précisez la recherche.`, `And ${matches.length - found} more: search more precisely.`)}</p>`}
        </fieldset>
        <p class="row"><button class="primary">${say('Fusionner', 'Merge')}</button> <a class="button" href="${pathIn(view, from === 'queue' ? '' : `contributions/${number}`)}">${say('Renoncer', 'Cancel')}</a></p>
      </form>`,
    },
    status,
  )
}
