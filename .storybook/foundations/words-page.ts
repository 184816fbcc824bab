import { html } from 'lit'
import { page, pageStory, section, table, unfolded } from '../house/page.ts'
import { en, fr, type Say } from '../house/speak.ts'
import { tagNames } from '../line/tag-words.ts'
import { messages, sentencesOf, type Sentence } from './messages.ts'
import './foundations.css'

type TagName = keyof typeof messages
const tagNamesInOrder = Object.keys(messages) as TagName[]

/** The words that people meet everywhere, by where their tag keeps them. */
const common: readonly [tag: TagName, ...keys: string[]][] = [
  ['ess-vote', 'agree', 'disagree', 'pass'],
  ['ess-vote', 'recorded', 'change', 'withdraw'],
  ['ess-vote', 'kept'],
  ['ess-contribution', 'kept', 'received'],
  ['ess-manifesto', 'kept', 'confirmed'],
  ['ess-vote', 'closed'],
  ['ess-signatures', 'tooFew'],
  ['ess-results', 'headings.shared', 'headings.divergent', 'headings.unsettled'],
  ['ess-results', 'people.other'],
  ['ess-manifesto', 'consent', 'publish', 'contact'],
  ['ess-signatures', 'reserved.other'],
  ['ess-manifesto', 'partner'],
]

/** A sentence by its name; a name that its tag has no more is a fault of this page. */
function sentence(tag: TagName, key: string): Sentence {
  const found = sentencesOf(tag).find((each) => each.key === key)
  if (!found) throw new Error(`${tag} has no message ${key}`)
  return found
}

const inLanguage = (sentences: readonly Sentence[], language: 'fr' | 'en') =>
  html`<span lang=${language}>${sentences.map((each) => each[language]).join(' · ')}</span>`

const commonTable = (say: Say) =>
  table(
    say('Lus dans les fichiers des balises', 'Read off the files of the tags'),
    [say('Balise', 'Tag'), say('En français', 'In French'), say('En anglais', 'In English')],
    common.map(([tag, ...keys]) => {
      const sentences = keys.map((key) => sentence(tag, key))
      return [html`<code>${tag}</code>`, inLanguage(sentences, 'fr'), inLanguage(sentences, 'en')]
    }),
  )

const allOf = (tag: TagName, say: Say, language: 'fr' | 'en') => {
  const sentences = sentencesOf(tag)
  return unfolded(html`${tagNames[tag]![language]} <code>${tag}</code>, ${sentences.length}`, language, () =>
    table(
      `${tagNames[tag]![language]}, ${tag}`,
      [say('En français', 'In French'), say('En anglais', 'In English')],
      sentences.map((each) => [
        html`<span class="said" lang="fr">${each.fr}</span>`,
        html`<span lang="en">${each.en}</span>`,
      ]),
    ),
  )
}

export const wordsPage = pageStory((say, language) =>
  page(
    {
      part: say('Fondations', 'Foundations'),
      title: say('Mots', 'Words'),
      lede: say(
        'Les balises disent « vous », par phrases entières, sans jargon ni point d’exclamation.',
        'The tags speak in whole sentences, without jargon or exclamation marks.',
      ),
    },
    section(
      say('Comment elles parlent', 'How they speak'),
      say(
        fr`<ul>
            <li>Un état est une phrase : ce qui est arrivé, ce qui vient, ce que l’on peut faire.</li>
            <li>Gardé sur l’appareil et reçu ne se ressemblent jamais, ni par les mots, ni par la forme.</li>
            <li>L’accord suit le nom : un vote enregistré, une contribution gardée, une signature reçue. Rien n’est assemblé de morceaux.</li>
            <li>Les tours sont épicènes ; pas de point médian, sur lequel les lecteurs d’écran butent.</li>
            <li>Un nombre dit de quoi, et de combien. Une consultation ne se dit jamais représentative.</li>
          </ul>`,
        en`<ul>
            <li>A state is a sentence: what happened, what comes next, what one can do.</li>
            <li>Kept on the device and received never look alike, in words or in shape.</li>
            <li>Nothing is assembled from pieces: each language has whole sentences, with its own plurals.</li>
            <li>Words suit everybody, whatever their gender.</li>
            <li>A number says of what, and of how many. A consultation never claims to be representative.</li>
          </ul>`,
      ),
    ),
    section(say('Les mots de tous les jours', 'Everyday words'), commonTable(say)),
    section(
      say('Toutes les phrases', 'Every sentence'),
      html`<p>
          ${say(
            'Le signe … tient la place d’un nombre, d’un nom ou d’une date.',
            'The sign … stands for a number, a name or a date.',
          )}
        </p>`,
      tagNamesInOrder.map((tag) => allOf(tag, say, language)),
    ),
  ),
)
