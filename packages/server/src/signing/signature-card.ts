import { html, type Markup } from '../pages/html.ts'
import type { Visitor } from '../pages/view.ts'
import { familyWords, signatureStatusWords, visibilityWords } from '../pages/words.ts'
import type { KeptSignature, Signed } from '../store/signature-store.ts'
import { pathOf } from './handlers.ts'

/** A signature, with all that was said in it, and what its owner may do. */
export function signatureCard(
  visitor: Visitor,
  { entry, status, said }: KeptSignature,
  { code, isFirst, isUsed }: { code: string; isFirst: boolean; isUsed: boolean },
): Markup {
  const { say, read } = visitor.view
  const act = (path: string, label: string, attributes: Markup | false = false) =>
    html`<form method="post" action="${pathOf(visitor, path)}"><input type="hidden" name="code" value="${code}" />
      <input type="hidden" name="entry" value="${entry}" /><button ${attributes}>${label}</button></form>`
  const isPending = status === 'pending'
  return html`<article class="card">
    <h2>${read(signatureStatusWords[status])}</h2>
    ${said && facts(visitor, said)}
    ${
      isPending &&
      !isUsed &&
      html`<p>${say(
        'En confirmant, vous signez ce texte : c’est une opinion, que vous rendez publique ou non, comme vous l’avez choisi.',
        'By confirming, you sign this text: that is an opinion, which you make public or not, as you chose.',
      )}</p>`
    }
    <div class="acts" ${isUsed && html`hidden`}>
      ${
        isPending &&
        !isUsed &&
        act(
          'confirmer',
          say('Je confirme ma signature', 'I confirm my signature'),
          html`class="primary" ${isFirst && html`autofocus`}`,
        )
      }
      ${!isUsed && act('retirer', isPending ? say('Effacer', 'Erase') : say('Retirer ma signature', 'Withdraw my signature'))}
    </div>
  </article>`
}

/** All that was said, in words: who confirms must see it. */
export function facts({ view, edition }: Pick<Visitor, 'view' | 'edition'>, said: Signed): Markup {
  const { say, read } = view
  const entry = edition.file.manifesto?.versions[said.version - 1]
  const article = entry?.articles.find(({ id }) => id === said.article)
  const partner = edition.file.partners.find(({ origin }) => origin === said.partner)
  const rows: [string, Markup | string | false | null | undefined][] = [
    [
      say('Texte', 'Text'),
      entry && `${read(entry.title)} (${say(`version ${said.version}`, `version ${said.version}`)})`,
    ],
    [say('Organisation', 'Organisation'), said.organisation && html`<bdi>${said.organisation}</bdi>`],
    [say('Famille', 'Family'), said.family && read(familyWords[said.family])],
    [say('SIREN', 'SIREN'), said.siren],
    [
      said.signer === 'organisation' ? say('Signée par', 'Signed by') : say('Nom', 'Name'),
      html`<bdi>${said.firstName} ${said.lastName}</bdi>`,
    ],
    [say('Fonction', 'Role'), said.role && html`<bdi>${said.role}</bdi>`],
    [say('Mandat', 'Mandate'), said.mandate && html`<bdi>${said.mandate}</bdi>`],
    [
      say('Publié avec le texte', 'Published with the text'),
      said.signer === 'organisation' && said.visibility !== 'none'
        ? say('Le nom de l’organisation', 'The name of the organisation')
        : read(visibilityWords[said.visibility]),
    ],
    [
      say('Réserve', 'Reservation'),
      said.reservation &&
        html`${article ? read(article.title) : said.article}${say(' : ', ': ')}<bdi class="lines">${said.reservation}</bdi>`,
    ],
    [say('Relayée par', 'Through the site of'), partner && html`<bdi>${partner.name}</bdi>`],
  ]
  return html`<dl class="list">${rows.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}
