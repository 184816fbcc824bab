// Reads changesets and changelogs, to know whether people are told what changes for them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The changesets that wait in a copy of the repository: the packages of each, and its words. */
export function changesetsIn(folder) {
  return readdirSync(join(folder, '.changeset'))
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => {
      const [, head, words] = /^---\n(.*?)---\n(.*)$/s.exec(readFileSync(join(folder, '.changeset', file), 'utf8'))
      return { file, packages: Object.keys(parse(head) ?? {}), words: flat(words) }
    })
}

const flat = (text) => text.replace(/\s+/g, ' ').trim()

const kinds = ['### Major Changes', '### Minor Changes', '### Patch Changes']

/** What keeps a package’s changelog from being read: of its latest version, which tells these changesets. */
export function faultsOf(changelog, { name, version, changesets }) {
  const [title, ...entries] = changelog.split(/^(?=## )/m)
  const [latest = ''] = entries
  const [heading, ...parts] = latest.split(/\n(?=### )/)
  const ours = changesets.filter(({ packages }) => packages.includes(name))
  const faults = []
  const ask = (isRight, fault) => isRight || faults.push(fault)

  ask(title.trim() === `# ${name}`, `its title is ${title.trim()}`)
  ask(heading.startsWith(`## ${version}\n`), `it begins with ${heading.split('\n')[0]}`)
  for (const part of parts) {
    const [kind, ...lines] = part.split('\n')
    ask(kinds.includes(kind), `${kind} is no kind of change`)
    ask(/^- \S/.test(lines.join('\n').trim()), `${kind} is empty`)
  }
  if (ours.length === 0) ask(heading.includes('No changes in this release.'), 'it does not say that nothing changed')
  const told = flat(latest)
  for (const { file, words } of ours) ask(words && told.includes(`- ${words}`), `${file} is not told`)
  ask(!/^\s*[-*]\s*$/m.test(latest), 'an entry is empty')
  ask(!/^- ([0-9a-f]{7,}: |Updated dependencies)/m.test(latest), 'it tells commits or our own packages')
  ask(!/[ \t]$/m.test(latest), 'a line ends with a space')
  return faults
}
