import { html, type Markup } from './html.ts'
import { roleWords } from './words.ts'
import type { Page, View } from './view.ts'

/** Path of a page of a consultation's console. */
export const pathIn = ({ edition }: View, rest = '') => `/console/${edition!.file.id}${rest && `/${rest}`}`

/** A whole page. */
export function layout(view: View, { title, body, hasSheets }: Page): string {
  const { language, say, edition, read } = view
  const name = edition ? read(edition.file.title) : say('Consultations', 'Consultations')
  return `<!doctype html>\n${
    html`<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="robots" content="noindex" />
    <title>${title} – ${name}</title>
    <link rel="stylesheet" href="/console/console.css" />
    ${hasSheets && html`<link rel="stylesheet" href="/console/kit.css" />`}
    <script src="/console/console.js" defer></script>
  </head>
  <body>
    <a class="skip" href="#main">${say('Aller au contenu', 'Skip to content')}</a>
    <header>
      <div class="bar">
        <p class="name"><bdi>${name}</bdi></p>
        <div class="who">${view.member && whoami(view)} ${languageForm(view)}</div>
      </div>
      ${view.member && navigation(view)}
    </header>
    <main id="main">
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`.text
  }\n`
}

function whoami(view: View): Markup {
  const { say, read, member } = view
  return html`<p class="small"><bdi>${member!.name}</bdi> (${read(roleWords[member!.role])})</p>
        <a class="link" href="${pathIn(view, 'appareil')}">${say('Autre appareil', 'Other device')}</a>
        <form method="post" action="${pathIn(view, 'sortir')}">
          <button class="link">${say('Se déconnecter', 'Log out')}</button>
        </form>`
}

function languageForm({ language, page }: View): Markup {
  const [other, name] = language === 'fr' ? ['en', 'English'] : ['fr', 'Français']
  return html`<form method="post" action="/console/langue">
          <input type="hidden" name="language" value="${other}" />
          <input type="hidden" name="page" value="${page}" />
          <button class="link" lang="${other}">${name}</button>
        </form>`
}

function navigation(view: View): Markup {
  const { say, member, edition } = view
  const hasText = edition!.file.manifesto !== undefined
  const entries: [path: string, name: string][] = [
    ['', say('À relire', 'To moderate')],
    ['contributions', say('Contributions', 'Contributions')],
    ...(hasText ? [['signatures', say('Signatures', 'Signatures')] as [string, string]] : []),
    ['papier', say('Papier', 'Paper')],
    ['imprimer', say('Imprimer', 'Print')],
    ['export', say('Exporter', 'Export')],
  ]
  if (member!.role === 'organiser')
    entries.push(
      ...(hasText
        ? ([
            ['courriels', say('Courriels', 'Mails')],
            ['registre', say('Registre', 'Record')],
          ] as [string, string][])
        : []),
      ['journal', say('Journal', 'Audit')],
      ['equipe', say('Équipe', 'Team')],
    )
  return html`<nav aria-label="${say('Console', 'Console')}">
        <ul>
          ${entries.map(
            ([path, name]) =>
              html`<li>
            <a href="${pathIn(view, path)}" ${currentIn(view, path)}>${name}</a>
          </li>`,
          )}
        </ul>
      </nav>`
}

/** Says of a link whether it leads to this page, or to the pages that this one is among. */
function currentIn(view: View, path: string): Markup | false {
  const [current = ''] = view.page.split('?')
  const target = pathIn(view, path)
  if (current === target) return html`aria-current="page"`
  return path !== '' && current.startsWith(`${target}/`) && html`aria-current="true"`
}

/** The kinds of paper that are typed, one page each. */
export function paperPages(view: View): Markup {
  const { say, page, edition } = view
  const link = (path: string, name: string) =>
    html`<li><a href="${pathIn(view, path)}" ${page.split('?')[0] === pathIn(view, path) && html`aria-current="page"`}>${name}</a></li>`
  return html`<nav class="pages" aria-label="${say('Papier', 'Paper')}"><ul>
    ${link('papier', say('Contributions', 'Contributions'))} ${link('papier/votes', say('Votes', 'Votes'))}
    ${edition!.file.manifesto && link('papier/signatures', say('Signatures', 'Signatures'))}
  </ul></nav>`
}

/** What happened, as a sentence. What is focused next is described by it, so that it is heard. */
export const notice = (sentence: string | undefined, tone: 'done' | 'warn' = 'done'): Markup | undefined =>
  sentence === undefined ? undefined : html`<p class="notice ${tone}" id="status" role="status">${sentence}</p>`
