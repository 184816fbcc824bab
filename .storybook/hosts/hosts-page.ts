import { html } from 'lit'
import hostile from '../../examples/any-host/hostile.css?raw'
import { until } from '../../packages/elements/src/shared/testing/until.ts'
import { page, pageStory, section, tagsShown } from '../house/page.ts'
import { figuresFile, resultsFile, serveSample } from '../house/sample.ts'
import { en, fr, type Language, type Say } from '../house/speak.ts'
import './hosts.css'

const server = serveSample()

/** Every tag, as a partner pastes it. */
const bodyOf = (title: string) => `<h1>${title}</h1>
  <ess-vote principle="gouvernance" heading-level="2"></ess-vote>
  <ess-agenda heading-level="2"></ess-agenda>
  <ess-contribution workshop="cabanes" heading-level="2"></ess-contribution>
  <ess-wall workshop="vision" heading-level="2"></ess-wall>
  <ess-manifesto heading-level="2"></ess-manifesto>
  <ess-signatures heading-level="2"></ess-signatures>
  <ess-results src="${resultsFile}" heading-level="2"></ess-results>
  <ess-figures src="${figuresFile}" heading-level="2"></ess-figures>`

const inAddress = (type: string, text: string) => `data:${type},${encodeURIComponent(text)}`

/** What is asked of the consultation is answered by the page around, from memory. */
const network = inAddress('text/javascript', 'fetch = parent.fetch; EventSource = parent.EventSource')

const calm = 'body { margin: 1em; font-family: system-ui, sans-serif; } h1, ess-vote ~ * { margin-block: 1em; }'

/** A page of another site, with the script that partners paste. Rules are linked: a hostile one shows what style elements hold. */
const documentOf = (title: string, rules: string, language: Language) => `<!doctype html>
<html lang="${language}" style="color-scheme: light">
<meta charset="utf-8">
<title>${title}</title>
<link rel="ess-consultation" href="${server.url}">
<link rel="stylesheet" href="./cdn/ess.css">
<link rel="stylesheet" href="${inAddress('text/css', rules)}">
<script src="${network}"></script>
<script defer src="./cdn/ess.js"></script>
<body>${bodyOf(title)}</body>
</html>`

const frame = (title: string, rules: string, say: Say, language: Language) =>
  html`<figure>
    <figcaption>${title}</figcaption>
    <iframe title=${title} .srcdoc=${documentOf(say('Une association fictive', 'A fictitious association'), rules, language)}></iframe>
  </figure>`

/** Both pages show the same tags: each of them, with something to read. */
async function framesShown(canvas: HTMLElement) {
  for (const each of canvas.querySelectorAll('iframe')) {
    await until(() => each.contentDocument?.querySelector('ess-figures[state]'))
    await tagsShown(each.contentDocument!)
  }
}

export const hostsPage = pageStory(
  (say, language) =>
    page(
      {
        title: say('Chez un partenaire', 'On a partner’s page'),
        lede: say(
          'Deux vraies pages, avec le script que l’on colle : l’une est calme, l’autre a des règles qui atteignent tout.',
          'Two real pages, with the script that is pasted: one is calm, the other has rules that reach for everything.',
        ),
      },
      html`<div class="columns">
          ${frame(say('Une page calme', 'A calm page'), calm, say, language)}
          ${frame(say('Une page hostile', 'A hostile page'), hostile, say, language)}
        </div>`,
      section(
        say('Ce que fait la page hostile', 'What the hostile page does'),
        say(
          fr`<p>
              Elle réduit la racine à 62,5 %, défait toutes les règles du navigateur, écarte les lettres, fait tout flotter et
              cache boutons et champs. Le titre de la page y perd sa forme ; dedans, les balises gardent la leur. Les deux
              pages sont claires, et le restent sur un appareil réglé en sombre.
            </p>`,
          en`<p>
              It shrinks the root to 62.5%, undoes all the rules of the browser, spaces letters out, floats everything and hides
              buttons and fields. The title of the page loses its shape there; inside, the tags keep theirs. Both pages are
              light, and stay so on a device set to dark.
            </p>`,
        ),
        html`<pre tabindex="0" role="region" aria-label=${say('Les règles hostiles', 'The hostile rules')}><code>${hostile}</code></pre>`,
      ),
    ),
  { play: async ({ canvasElement }) => framesShown(canvasElement) },
)
