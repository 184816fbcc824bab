import type { Given } from '@ess-widgets/client/manifesto.js'
import type { Family, SignerKind, Visibility } from '@ess-widgets/contract/vocabulary.js'
import type { TemplateResult } from 'lit/html.js'
import { ownDirection } from '../shared/own-direction.ts'
import { formMessages } from './manifesto-form-messages.ts'
import type { Signing, Tools } from './manifesto-later.ts'
import type { ManifestoView } from './manifesto-state.ts'

/** As `longestReservation` of the contract, which comes with schemas. */
export const longest = 600
const families = [
  'association',
  'cooperative',
  'mutual',
  'foundation',
  'commercial',
  'none',
] as const satisfies Family[]

/** Code points, as the server counts them. */
export const lengthOf = (text = '') => [...text.trim().normalize('NFC')].length

/** What is wrong with a field, under it. */
const fault = ({ faults }: Signing, { html }: Tools, name: string) =>
  html`<p class="small error" id=${`${name}-error`}>${faults[name]}</p>`

/** The form: of one's signature, or of what is to be said otherwise in it. */
export function fields(signing: Signing, view: ManifestoView, tools: Tools): TemplateResult {
  const { html, plural } = tools
  const { known, messages, level } = view
  const { language } = messages
  const said = formMessages[language]
  const { retention } = known.manifesto!
  const { faults, isChanging } = signing
  const input = (
    name: string,
    label: string,
    { type = 'text', complete = 'off', max = 200, why = '', isNeeded = true } = {},
  ) =>
    html`<div>
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        dir=${type === 'text' ? ownDirection : 'ltr'}
        maxlength=${max}
        autocomplete=${complete}
        aria-invalid=${!!faults[name]}
        ?required=${isNeeded}
        aria-describedby=${why ? `${name}-error ${name}-why` : `${name}-error`}
      />
      ${fault(signing, tools, name)} ${why ? html`<p class="small" id=${`${name}-why`}>${why}</p>` : ''}
    </div>`
  const box = (name: string, words: unknown) =>
    html`<label class="choice"><input type="checkbox" name=${name} value="true" /> <span>${words}</span></label>`
  return html`<form novalidate aria-labelledby="sign" @submit=${(event: SubmitEvent) => signing.submit(event, view)}>
    <div class="title" role="heading" id="sign" aria-level=${level + 1}>${isChanging ? said.changing : said.sign}</div>
    <fieldset>
      <legend>${said.who}</legend>
      <label class="choice"><input type="radio" name="signer" value="person" checked /> ${said.person}</label>
      <label class="choice"><input type="radio" name="signer" value="organisation" /> ${said.organisation}</label>
    </fieldset>
    <div class="two">
      ${input('firstName', said.firstName, { complete: 'given-name', max: 100 })}
      ${input('lastName', said.lastName, { complete: 'family-name', max: 100 })}
    </div>
    <div class="fields organisation">
      ${input('organisation', said.organisationName, { complete: 'organization' })}
      <div class="two">
        <div>
          <label for="family">${said.family}</label>
          <select id="family" name="family">
            <option value="">–</option>
            ${families.map((family) => html`<option value=${family}>${said[family]}</option>`)}
          </select>
        </div>
        ${input('siren', said.siren, { max: 15, isNeeded: false })}
      </div>
      ${input('role', said.role, { complete: 'organization-title' })}
      ${input('mandate', said.mandate, { max: 500, why: said.mandateWhy })}
    </div>
    ${isChanging ? '' : input('email', said.email, { type: 'email', complete: 'email', max: 254, why: plural(retention.emails, said.emailWhy, language) })}
    ${reservation(signing, view, tools)}
    <div>
      ${
        isChanging
          ? ''
          : html`<label class="choice"
                ><input type="checkbox" name="consent" value="true" aria-invalid=${!!faults['consent']} aria-describedby="consent-error" />
                <span>${said.consent}</span></label
              >
              ${fault(signing, tools, 'consent')}`
      }
      ${box('publish', html`<span class="person">${said.publish}</span><span class="organisation">${said.publishOrganisation}</span>`)}
      <div class="within" role="radiogroup" aria-label=${said.publish}>
        <label class="choice"><input type="radio" name="visibility" value="full" checked /> ${said.full}</label>
        <label class="choice"><input type="radio" name="visibility" value="short" /> ${said.short}</label>
      </div>
      ${box('contact', said.contact)}
    </div>
    ${carrier(view, tools)}
    <p class="small">
      <span class="person" ?hidden=${isChanging}>${said.next}</span>
      <span class="organisation">${isChanging ? said.changeOrganisation : said.nextOrganisation}</span>
    </p>
    <div class="row">
      <button class="primary">${isChanging ? said.save : said.send}</button>
      ${isChanging ? html`<button type="button" name="cancel">${said.cancel}</button>` : ''}
    </div>
  </form>`
}

/** What a person disagrees with, though they sign. */
function reservation(signing: Signing, view: ManifestoView, tools: Tools) {
  const { html, plural } = tools
  const { known, messages, text } = view
  const said = formMessages[messages.language]
  const { faults, length } = signing
  const { articles } = known.versions[signing.versionIn(view)] ?? known.manifesto!
  const left = longest - length
  return html`<details part="reservation">
    <summary>${said.reservation}</summary>
    <div class="fields">
      <div>
        <label for="article">${said.article}</label>
        <select id="article" name="article" aria-invalid=${!!faults['article']} aria-describedby="article-error">
          <option value="">–</option>
          ${articles.map(({ id, title }) => html`<option value=${id}>${text(title)}</option>`)}
        </select>
        ${fault(signing, tools, 'article')}
      </div>
      <div>
        <label for="reservation">${said.reservationText}</label>
        <textarea
          id="reservation"
          name="reservation"
          rows="3"
          dir=${ownDirection}
          aria-invalid=${!!faults['reservation']}
          aria-describedby="reservation-error reservation-why left"
        ></textarea>
        ${fault(signing, tools, 'reservation')}
        <p class="small" id="reservation-why">${said.reservationWhy}</p>
        <p class="small" id="left">
          ${plural(Math.abs(left), left < 0 ? said.over : said.left, messages.language)}
        </p>
      </div>
    </div>
  </details>`
}

/** The partner that carries the signature: the site one is on, unless one says otherwise. */
function carrier({ known, messages }: ManifestoView, { html }: Tools) {
  const said = formMessages[messages.language]
  const { partners } = known.manifesto!
  return html`<div ?hidden=${!partners.length}>
    <label for="partner">${said.partner}</label>
    <select id="partner" name="partner">
      <option value="">${said.noPartner}</option>
      ${partners.map(({ name, origin }) => html`<option value=${origin} ?selected=${origin === location.origin}>${name}</option>`)}
    </select>
  </div>`
}

/** Another version has other articles: what was disagreed with stays chosen, if it is still there. */
export function chooseArticle({ elements }: HTMLFormElement, given: Partial<Given> | undefined): void {
  ;(elements.namedItem('article') as HTMLSelectElement).value = given?.reservation?.article ?? ''
}

/** What a form says: what goes with the other kind of signer, or was not chosen, is not given. */
export function givenIn(form: HTMLFormElement, version: number, language: Given['language']) {
  const said = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, `${value}`.trim()]))
  const { signer, firstName, lastName, email = '', article, reservation, partner, publish, visibility } = said
  const { organisation, family, siren, role, mandate } = said
  const isOrganisation = signer === 'organisation'
  return {
    version,
    signer: signer as SignerKind,
    firstName: firstName!,
    lastName: lastName!,
    ...(isOrganisation && {
      organisation: organisation!,
      role: role!,
      mandate: mandate!,
      ...(family && { family: family as Family }),
      ...(siren && { siren: siren.replace(/\s/g, '') }),
    }),
    email,
    language,
    visibility: publish ? (isOrganisation ? 'full' : (visibility as Visibility)) : 'none',
    contact: !!said['contact'],
    ...((article || reservation) && { reservation: { article: article!, text: reservation! } }),
    partner: partner || null,
    consent: !!said['consent'],
  } satisfies Given & { consent: boolean }
}

/**
 * Puts into a form what was said before. The consent is asked each time, but of what was refused: its person gave it, and
 * corrects a field.
 */
export function fill(form: HTMLFormElement, said: Partial<Given>, isRefused: boolean): void {
  const { reservation, visibility = 'none', contact, partner, ...others } = said
  const values = {
    ...others,
    ...(partner !== undefined && { partner: partner ?? '' }),
    article: reservation?.article,
    reservation: reservation?.text,
    visibility: visibility === 'none' ? 'full' : visibility,
  }
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null
  const tick = (name: string, isTicked: boolean) => {
    const box = field(name)
    if (box) (box as HTMLInputElement).checked = isTicked
  }
  for (const [name, value] of Object.entries(values)) {
    const found = field(name)
    if (found && value != null) found.value = `${value}`
  }
  tick('publish', visibility !== 'none')
  tick('contact', !!contact)
  tick('consent', isRefused)
  form.querySelector('details')!.open = !!reservation
}
