import { html, type Markup } from '../pages/html.ts'
import type { Language } from '../pages/view.ts'
import { pathOf, type Asked, type Scheme } from './asked.ts'
import { contents, resource } from './contents.ts'
import type { Files } from './files.ts'

/** The page of one tag: alone in a frame, and with the title of its consultation where it is opened whole. */
export function tagPage(asked: Asked, files: Files, origin: string): string {
  const { tag, about, edition, view, scheme, colours, path } = asked
  const { file } = edition
  const { read, say } = view
  const described = `${origin}/oembed?url=${encodeURIComponent(origin + path)}`
  return whole(
    view.language,
    lookOf(colours, scheme),
    html`<title>${titleOf(asked)}</title>
    ${files.icon()}
    ${files.style('ess.css')}
    ${files.style('frame.css')}
    <link rel="ess-consultation" href="${resource(edition)}" />
    <link rel="alternate" type="application/json+oembed" href="${described}" title="${titleOf(asked)}" />
    ${files.script('frame.js', false)}
    ${files.script('ess.js', true)}`,
    // Results say the title and the summary themselves.
    html`<header>
      <div class="bar"><p class="name">${read(file.title)}</p> ${otherLanguage(asked)}</div>
      <h1>${read(about.name)}</h1>
      ${tag !== 'results' && file.summary && html`<p>${read(file.summary)}</p>`}
    </header>
    <main>
      ${file.notice && html`<p class="notice">${read(file.notice)}</p>`}
      <ess-${tag} ${attributesOf(asked)} ${takesAnswers(asked) && html`data-answers`}>
        <div class="card">${contents[tag]!(asked)} ${instead(asked)}</div>
      </ess-${tag}>
      ${takesAnswers(asked) && apart(asked, origin)}
      <p class="in-frame"><a href="${path}" target="_blank" rel="noopener">${tag === 'results' ? say('Ouvrir la page entière', 'Open the whole page') : read(file.title)} ${say('(nouvel onglet)', '(new tab)')}</a></p>
    </main>
    ${edition.manifesto && !about.isReadOnly && html`<footer><a href="/signature/${file.id}/donnees">${say('Vos données et vos droits', 'Your data and your rights')}</a></footer>`}`,
  )
}

/** Why a page is not shown: one that holds nothing to press. */
export function refusalPage(
  { language, scheme }: { language: Language; scheme: Scheme | undefined },
  title: string,
  detail: string,
  files: Files,
): string {
  return whole(
    language,
    lookOf({}, scheme),
    html`<title>${title}</title>
    ${files.icon()}
    ${files.style('frame.css')}
    ${files.script('frame.js', false)}`,
    html`<main><div class="card"><h1>${title}</h1><p>${detail}</p></div></main>`,
  )
}

/** What a page and its frame are called. */
export const titleOf = ({ about, edition, view }: Asked) =>
  `${view.read(about.name)} – ${view.read(edition.file.title)}`

/** What `frame.js` and `frame.css` dress a page by. */
const lookOf = (colours: Asked['colours'], scheme: Asked['scheme']): Markup =>
  html`data-colours="${JSON.stringify(colours)}" ${scheme && html`data-scheme="${scheme}"`}`

const whole = (language: Language, attributes: Markup, head: Markup, body: Markup) =>
  `<!doctype html>\n${
    html`<html lang="${language}" ${attributes}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="robots" content="noindex" />
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>`.text
  }\n`

/** The tag comes under the title of the page. */
const attributesOf = ({ attributes }: Asked): Markup[] =>
  [...new Map([['heading-level', '2'], ...attributes])].map(([name, value]) => html`${name}="${value}" `)

/** Whether people can say something there. Sessions have closings of their own. */
export const takesAnswers = ({ tag, about, edition }: Asked) =>
  !about.isReadOnly && (tag === 'agenda' || edition.status !== 'closed')

/** What people can do where the tag does not come. */
const instead = ({ path, view: { say } }: Asked): Markup =>
  html`<noscript><p>${say(
    'Cette page a besoin de scripts : autorisez ceux de ce site, puis rechargez-la.',
    'This page needs scripts: allow those of this site, then load it again.',
  )}</p></noscript>
      <p class="otherwise"><a href="${path}" target="_blank" rel="noopener">${say('Ouvrir la page entière (nouvel onglet)', 'Open the whole page (new tab)')}</a></p>`

/** What people can do where an answer could not be kept. Where no link leads out, its address is there to copy. */
const apart = ({ path, view: { say } }: Asked, origin: string): Markup =>
  html`<div class="card apart">
        <p>${say(
          'Ici, votre navigateur ne peut rien garder. Pour que votre réponse ou votre inscription compte une seule fois, et que rien de ce que vous écrivez ne se perde, passez par la page entière.',
          'Here, your browser can keep nothing. For your answer or your registration to count only once, and for nothing that you write to be lost, use the whole page.',
        )}</p>
        <p><a class="button" href="${path}" target="_blank" rel="noopener">${say('Ouvrir la page entière (nouvel onglet)', 'Open the whole page (new tab)')}</a></p>
        <p class="small">${origin}${path}</p>
      </div>`

function otherLanguage({ tag, path, view: { language } }: Asked): Markup {
  const [other, name] = language === 'fr' ? ['en', 'English'] : ['fr', 'Français']
  const query = new URLSearchParams(path.split('?')[1])
  query.set('lang', other)
  return html`<p><a href="${pathOf(tag, query)}" lang="${other}" hreflang="${other}">${name}</a></p>`
}
