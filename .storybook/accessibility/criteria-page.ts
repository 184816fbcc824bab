import { html } from 'lit'
import '../house/copied-text.ts'
import { tags } from '../house/manifest.ts'
import { page, pageStory, section, table, unfolded } from '../house/page.ts'
import { en, fr, typesetFrench, type Language, type Say } from '../house/speak.ts'
import { tagNames } from '../line/tag-words.ts'
import { answersOf } from './answers/answers.ts'
import { criteria } from './criteria.ts'
import './accessibility.css'

const official = 'https://accessibilite.numerique.gouv.fr/methode/criteres-et-tests/'

/** What a page does with its tags, and no tag can do for it. */
const left = (say: Say) =>
  say(
    fr`<ul>
      <li>3.2 et 3.3 : les contrastes de vos propres couleurs ; « Composer la ligne » les calcule.</li>
      <li>8.3 et 8.5 : la langue et le titre de la page.</li>
      <li>9.1 : le niveau du titre, par <code>heading-level</code>.</li>
      <li>2.1 et 2.2 : le titre d’un cadre, s’il y en a un.</li>
      <li>6.1 et 6.2 : le lien que vous laissez dans la balise.</li>
    </ul>`,
    en`<ul>
      <li>3.2 and 3.3: the contrasts of your own colours; “Make your line” computes them.</li>
      <li>8.3 and 8.5: the language and the title of the page.</li>
      <li>9.1: the level of the heading, by <code>heading-level</code>.</li>
      <li>2.1 and 2.2: the title of a frame, if there is one.</li>
      <li>6.1 and 6.2: the link that you leave inside the tag.</li>
    </ul>`,
  )

const bareText = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

/** The same as lines, for where no table can be pasted. */
const asLines = (tag: string, language: Language) =>
  answersOf(tag)
    .map(({ criterion, does }) => `${criterion} ${bareText(does[language])}`)
    .join('\n')

function answersTable(tag: string, say: Say, language: Language) {
  return table(
    say(
      `<${tag}> : ce qu’elle fait pour les critères du RGAA 4.1`,
      `<${tag}>: what it does for the criteria of RGAA 4.1`,
    ),
    ['RGAA', 'WCAG 2.2', say('Ce que fait la balise', 'What the tag does')],
    answersOf(tag).map(({ criterion, does }) => [
      html`<a href="${official}#${criterion}">${criterion}</a>`,
      criteria[criterion].wcag.join(', '),
      does[language],
    ]),
  )
}

/** Apart from what is pasted: tests are named in English, for those who keep the code. */
const testsTable = (tag: string, say: Say) =>
  table(
    say(
      `<${tag}> : les essais qui le vérifient. Leurs titres sont ceux du code, en anglais ; ils ne sont pas copiés.`,
      `<${tag}>: the tests that verify it. Their titles are those of the code; they are not copied.`,
    ),
    ['RGAA', say('Essais', 'Tests')],
    answersOf(tag).map(({ criterion, tests }) => [
      criterion,
      html`<ul class="tests" lang="en">
        ${tests.map(([file, title]) => html`<li>${title} <code>${file.split('/').at(-1)}</code></li>`)}
      </ul>`,
    ]),
  )

const answersOfTag = (tag: string, say: Say, language: Language) =>
  unfolded(
    html`<h3>${tagNames[tag]![language]} <code>${tag}</code></h3>`,
    language,
    () =>
      html`<house-copied-text
        .text=${asLines(tag, language)}
        .label=${say(`le tableau de ${tag}`, `the table of ${tag}`)}
        .language=${language}
        .look=${answersTable(tag, say, language)}
      ></house-copied-text>
      ${testsTable(tag, say)}`,
  )

const usedCriteria = (say: Say) => {
  const used = new Set(tags.flatMap(({ tagName }) => answersOf(tagName).map(({ criterion }) => criterion)))
  return table(
    say(
      'Intitulés du RGAA 4.1.2 (DINUM, Licence Ouverte 2.0)',
      'Titles of RGAA 4.1.2, in French (DINUM, Licence Ouverte 2.0)',
    ),
    ['RGAA', say('Intitulé', 'Title'), 'WCAG 2.2'],
    (Object.keys(criteria) as (keyof typeof criteria)[])
      .filter((number) => used.has(number))
      .map((number) => [
        number,
        html`<span lang="fr">${typesetFrench(criteria[number].title)}</span>`,
        criteria[number].wcag.join(', '),
      ]),
  )
}

export const criteriaPage = pageStory((say, language) =>
  page(
    {
      part: say('Accessibilité', 'Accessibility'),
      title: say('Ce que chaque balise répond', 'What each tag answers'),
      lede: say(
        'Un tableau par balise, à coller dans votre déclaration d’accessibilité : le critère, et ce que fait la balise. Dessous, les essais qui échoueraient sinon.',
        'A table a tag, to paste into your accessibility statement: the criterion, and what the tag does. Below it, the tests that would fail otherwise.',
      ),
    },
    section(
      say('Ce que cela veut dire', 'What this means'),
      say(
        fr`<p>
              Une balise ne rend pas une page conforme, et aucune ne le dit. Ces tableaux rapportent ce que nos essais
              automatiques vérifient, dans chaque état, en clair, en sombre et en couleurs forcées. Personne n’a encore
              audité les balises, ni écouté un lecteur d’écran les lire : votre audit reste à faire.
            </p>`,
        en`<p>
              A tag makes no page conform, and none says so. These tables report what our automatic tests verify, in each
              state, in light, dark and forced colours. Nobody has audited the tags yet, nor heard a screen reader read
              them: your audit is still to be made.
            </p>`,
      ),
      html`<p>
          ${say(
            'Le RGAA ne demande rien de la taille des cibles ; WCAG 2.2, si (2.5.8). Nos essais mesurent chaque cible dans chaque état : elle a 24 pixels de haut au moins.',
            'RGAA asks nothing of the size of targets; WCAG 2.2 does (2.5.8). Our tests measure each target in each state: it is at least 24 pixels high.',
          )}
        </p>`,
    ),
    section(say('Ce qui reste à votre page', 'What is left to your page'), left(say)),
    section(
      say('Balise par balise', 'Tag by tag'),
      tags.map(({ tagName }) => answersOfTag(tagName, say, language)),
    ),
    section(say('Les critères, en entier', 'The criteria in full'), usedCriteria(say)),
  ),
)
