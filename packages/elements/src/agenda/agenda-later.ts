import type { Session } from '@ess-widgets/contract'
import {
  calendarLinks,
  subscriptionLinks,
  toICalendar,
  toJsonLd,
  toScriptText,
} from '@ess-widgets/contract/calendar.js'
import { isWeb } from '@ess-widgets/contract/vocabulary.js'
import { ownDirection } from '../shared/own-direction.ts'
import type { EssAgenda, Tools } from './agenda.ts'
import { laterMessages } from './agenda-later-messages.ts'
import styles from './agenda-later.styles.ts'
import { clashOf, drop, pick, type Clash } from './agenda-programme.ts'
import { registrationOf, resume } from './agenda-registration.ts'
import type { AgendaView, Entry } from './agenda-state.ts'

/** What a person was refused, by tag, until something else is done. */
const refused = new WeakMap<EssAgenda, { session: string; clash: Clash }>()
const markups = new WeakMap<EssAgenda, { agenda: unknown; language: string; script: HTMLScriptElement }>()

/** What is said of the session that is open, if one is, and what can be done with it. */
export function detail(tag: EssAgenda, view: AgendaView, tools: Tools) {
  const { html } = tools
  const { messages, text, opened, entries } = view
  if (entries.some(({ session }) => session.places)) resume(tag, view, tools)
  const entry = entries.find(({ session }) => session.id === opened)
  // It may have left the agenda while it was open.
  if (!entry) return ''
  const { summary, place, online, url, speakers = [] } = entry.session
  const said = laterMessages[messages.language]
  wear(tag.shadowRoot!, tools)
  return html`<div class="detail" part="detail">
    ${summary ? html`<p class="text-block">${text(summary)}</p>` : ''}
    ${
      speakers.some(({ role }) => role)
        ? html`<ul>
            ${speakers.map(({ name, role }) => html`<li><bdi dir=${ownDirection}>${name}</bdi>${role ? ` – ${text(role)}` : ''}</li>`)}
          </ul>`
        : ''
    }
    ${place ? html`<p><b>${said.place}</b> ${[text(place.name), place.address].filter(Boolean).join(', ')}</p>` : ''}
    ${place?.access ? html`<p><b>${said.access}</b> ${text(place.access)}</p>` : ''}
    ${isWeb(url) ? html`<p><a href=${url}>${said.page}</a></p>` : ''}
    ${isWeb(online) ? html`<p><a href=${online}>${said.online}</a></p>` : ''}
    ${registrationOf(tag, view, entry, tools)} ${programme(tag, view, entry, tools)} ${takeAlong(entry, view, tools)}
    <p><a href=${`#ess-agenda-${encodeURIComponent(opened)}`}>${said.link}</a></p>
  </div>`
}

/** The way to take the whole agenda along. */
export function subscription(tag: EssAgenda, view: AgendaView, tools: Tools) {
  const { html } = tools
  const { agenda, url, messages, text, picked } = view
  const { language } = messages
  const said = laterMessages[language]
  const resolve = (link: string | undefined) => {
    const address = link !== undefined && URL.canParse(link, url) ? new URL(link, url).href : undefined
    return isWeb(address) ? address : undefined
  }
  // A feed that was named is what to subscribe to; a file of ours has none.
  const feed =
    resolve(agenda!.links?.calendar?.[language]) ?? (/\.ics$/.test(new URL(url!).pathname) ? url! : undefined)
  const table = resolve(agenda!.links?.table?.[language])
  const own = agenda!.sessions.filter(({ id }) => picked.has(id))
  wear(tag.shadowRoot!, tools)
  const links = feed && subscriptionLinks(feed, text(agenda!.title))
  return html`<div class="subscription notice">
    ${
      links
        ? html`<p>${said.subscribing}</p>
            <ul class="row">
              <li><a href=${links.webcal}>${said.follow}</a></li>
              <li><a href=${links.google} target="_blank" rel="noopener">Google</a></li>
              <li><a href=${links.outlook} target="_blank" rel="noopener">Outlook</a></li>
              <li><a href=${links.office365} target="_blank" rel="noopener">Microsoft 365</a></li>
            </ul>`
        : ''
    }
    <p>${said.taking}</p>
    <ul class="row">
      <li><a download="programme.ics" href=${wholeFileOf(view)}>${said.whole}</a></li>
      ${own.length ? html`<li><a download=${said.mineFile} href=${fileOf(own, view)}>${said.mine}</a></li>` : ''}
      ${table ? html`<li><a href=${table}>${said.table}</a></li>` : ''}
    </ul>
  </div>`
}

/** Puts the sessions into the head of the page as schema.org events, once for what is known. */
export function writeMarkup(tag: EssAgenda, view: AgendaView, { html, render }: Tools) {
  const { agenda } = view
  const { language } = view.messages
  const written = markups.get(tag)
  if (written?.agenda === agenda && written?.language === language) return
  forgetMarkup(tag)
  const text = toScriptText(toJsonLd(agenda!, language, location.href.split('#')[0]))
  // A page that asks for Trusted Types takes the text of a script, whatever its type, only with the template it is in.
  const markup = [`<script type="application/ld+json">${text}</script>`]
  const holder = document.createElement('div')
  render(html(Object.assign(markup, { raw: markup })), holder)
  const script = holder.querySelector('script')!
  document.head.append(script)
  markups.set(tag, { agenda, language, script })
}

export function forgetMarkup(tag: EssAgenda) {
  markups.get(tag)?.script.remove()
  markups.delete(tag)
}

/** One's own programme: in, out, or why not. */
function programme(tag: EssAgenda, view: AgendaView, entry: Entry, tools: Tools) {
  const { html, announce } = tools
  const { messages, text, picked } = view
  const { id, status = 'confirmed' } = entry.session
  const said = laterMessages[messages.language]
  const isPicked = picked.has(id)
  if (!isPicked && (status !== 'confirmed' || entry.bounds[1] <= view.now)) return ''
  const refusal = refused.get(tag)
  const clash = refusal?.session === id ? refusal.clash : undefined
  const sentence = clash && said[clash.reason](text(clash.other.session.title))
  const handlePick = () => {
    const found = clash ? undefined : clashOf(tag, view, entry, tools)
    refused.delete(tag)
    if (found) refused.set(tag, { session: id, clash: found })
    else pick(tag, view, entry, tools)
    announce(found ? said[found.reason](text(found.other.session.title)) : said.picked)
    tag.requestUpdate()
  }
  const handleDrop = () => {
    drop(tag, entry, tools)
    announce(said.dropped)
  }
  // One button whatever it does: the focus stays on it.
  return html`${sentence ? html`<div class="notice problem" part="notice"><p>${sentence}</p></div>` : ''}
    <div class="row">
      <button @click=${isPicked ? handleDrop : handlePick}>${isPicked ? said.drop : clash ? said.swap : said.pick}</button>
    </div>`
}

/** One session, for a calendar: a file made here, or the page of a big one. */
function takeAlong({ session, bounds }: Entry, view: AgendaView, { html }: Tools) {
  const { messages, now } = view
  const { status = 'confirmed' } = session
  if (status !== 'confirmed' || bounds[1] <= now) return ''
  const said = laterMessages[messages.language]
  const links = calendarLinks(session, messages.language)
  return html`<div>
    <p class="small" id="take">${said.calendar}</p>
    <ul class="row" aria-labelledby="take">
      <li><a download="${session.id}.ics" href=${fileOf([session], view)}>${said.file}</a></li>
      <li><a href=${links.google} target="_blank" rel="noopener">Google</a></li>
      <li><a href=${links.outlook} target="_blank" rel="noopener">Outlook</a></li>
      <li><a href=${links.office365} target="_blank" rel="noopener">Microsoft 365</a></li>
      <li><a href=${links.yahoo} target="_blank" rel="noopener">Yahoo</a></li>
    </ul>
  </div>`
}

/** The file of a whole agenda, by what it was made of: five hundred sessions take a tenth of a second. */
const wholeFiles = new WeakMap<object, Record<string, string>>()

function wholeFileOf(view: AgendaView) {
  const { agenda, messages } = view
  if (!wholeFiles.has(agenda!)) wholeFiles.set(agenda!, {})
  return (wholeFiles.get(agenda!)![messages.language] ??= fileOf(agenda!.sessions, view))
}

/** A calendar file as an address: it needs no network, and no permission that a strict page would not give. */
function fileOf(sessions: readonly Session[], { agenda, url, messages }: AgendaView) {
  const { host, pathname } = new URL(url!)
  const calendar = toICalendar({ ...agenda!, sessions: [...sessions] }, messages.language, {
    namespace: `${host}${pathname}`,
  })
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}`
}

/** Adds the styles of what is here to those of the tag. */
function wear(root: ShadowRoot, { sheet }: Tools) {
  const later = sheet(styles)
  if (!root.adoptedStyleSheets.includes(later)) root.adoptedStyleSheets.push(later)
}
