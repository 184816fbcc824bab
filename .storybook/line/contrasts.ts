/** The contrasts of what was chosen: a sentence, what fails with what would pass, and all of it for whoever wants to see. */
import { html } from 'lit'
import { shownRatio } from '../house/contrast.ts'
import { table } from '../house/page.ts'
import { remediesOf, type Checked } from '../house/pairs.ts'
import type { Language } from '../house/speak.ts'
import { schemes } from '../house/tokens.ts'
import { colourField } from './faults.ts'
import { colourWords, verdict, words } from './line-words.ts'

type Take = (name: string, value: string) => void

export function contrasts(checked: readonly Checked[], language: Language, take: Take) {
  const failed = checked.filter(({ passes }) => !passes)
  return html`<div class="contrasts">
    <h3>${words.contrasts[language]}</h3>
    <p class="verdict" role="status">${failed.length ? '✕' : '✓'} ${verdict(failed.length, checked.length)[language]}</p>
    ${failed.length ? html`<ul class="failed">${failed.map((each) => failure(each, language, take))}</ul>` : ''}
    <details>
      <summary>${words.allPairs[language]}</summary>
      ${pairsTable(checked, language)}
    </details>
    <p class="small">${words.method[language]}</p>
  </div>`
}

const pairName = ({ front, ground }: Checked, language: Language) =>
  `${colourWords[front][language]} / ${colourWords[ground][language]}`

const measured = (ratio: number, language: Language) =>
  html`<span class="number">${shownRatio(ratio, language)}:1</span>`

/** The two colours as they meet: letters where they are read, a dot where they are seen. */
export const specimen = ({ colours: [front, ground], kind }: Checked) =>
  html`<span class="specimen" inert style="color: ${front}; background: ${ground}" aria-hidden="true">
    ${kind === 'text' ? 'Aa' : '●'}
  </span>`

function failure(each: Checked, language: Language, take: Take) {
  const { scheme, ratio, asked } = each
  const remedies = remediesOf(each)
  return html`<li>
    ${specimen(each)}
    <div>
      <p>
        <strong>${pairName(each, language)}</strong>, ${words[scheme][language]}<br />
        ${measured(ratio, language)} · ${words.asked[language].toLowerCase()} ${measured(asked, language)}
      </p>
      ${remedies.map(
        ({ name, colour, direction }) =>
          html`<p>
            ${words.wouldPass[language]} ${colourWords[name][language].toLowerCase()}, ${words[direction][language]}
            <code>${colour}</code>
            <button class="link" type="button" @click=${() => take(colourField(name, scheme), colour)}>
              ${words.take[language]}<span class="unseen"> ${colour}</span>
            </button>
          </p>`,
      )}
    </div>
  </li>`
}

/** A pair a line, with its contrast in each scheme. */
export function pairsTable(checked: readonly Checked[], language: Language) {
  const among = schemes.filter((scheme) => checked.some((each) => each.scheme === scheme))
  const [first] = among
  return table(
    words.allPairs[language],
    [
      words.pair[language],
      words.asked[language],
      ...among.map((scheme) => words[`${scheme}Column` as const][language]),
    ],
    checked
      .filter(({ scheme }) => scheme === first)
      .map((each) => [
        pairName(each, language),
        measured(each.asked, language),
        ...checked
          .filter(({ front, ground }) => front === each.front && ground === each.ground)
          .map(
            (one) =>
              html`${specimen(one)} ${measured(one.ratio, language)}
                <span class="number">${(one.passes ? words.enough : words.short)[language]}</span>`,
          ),
      ]),
  )
}
