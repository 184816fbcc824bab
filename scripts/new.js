// npm run new ess-example: the files of a widget in the house shape, and the lines that export it.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './node-tests.js'

const templates = join(root, 'scripts/templates')

/** Creates a widget in the repository at `base`. Returns the paths it wrote, from there. */
export function create(tag, base = root) {
  if (!/^ess(-[a-z][a-z0-9]*)+$/.test(tag))
    throw new Error(`A tag is ess- and words in lower case: ess-example, not "${tag}".`)
  const name = tag.slice('ess-'.length)
  const folder = `packages/elements/src/${name}`
  if (existsSync(join(base, folder))) throw new Error(`${folder} is already there.`)

  mkdirSync(join(base, folder), { recursive: true })
  const written = readdirSync(templates).map((file) => {
    const path = `${folder}/${file.replace('example', name).replace(/\.txt$/, '')}`
    writeFileSync(join(base, path), fill(readFileSync(join(templates, file), 'utf8'), name))
    return path
  })

  const edit = (path, change) => {
    writeFileSync(join(base, path), change(readFileSync(join(base, path), 'utf8')))
    written.push(path)
  }
  edit('packages/elements/src/index.ts', (text) => addLine(text, `export * from './${name}/${name}.ts'`))
  edit('packages/elements/src/all.ts', (text) => addLine(text, `export * from './${name}/${tag}.ts'`))
  edit('packages/elements/package.json', (text) => addExport(text, name, tag))
  edit('scripts/budgets.json', (text) => addBudget(text, tag))
  return written
}

function fill(text, name) {
  const className = name.replace(/(^|-)([a-z])/g, (match, dash, letter) => letter.toUpperCase())
  return text.replaceAll('Example', className).replaceAll('example', name)
}

const addLine = (text, line) => `${text.replace(/^export \{\}\n/, '')}${line}\n`

function addExport(text, name, tag) {
  const file = `./dist/${name}/${tag}`
  const line = `    "./${tag}.js": {\n      "types": "${file}.d.ts",\n      "default": "${file}.js"\n    },\n`
  return text.replace(/^ {4}"\.\/ess\.css"/m, `${line}$&`)
}

function addBudget(text, tag) {
  return JSON.stringify({ ...JSON.parse(text), [`@ess-widgets/elements/${tag}.js`]: 10_000 }, null, 2) + '\n'
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const tag = process.argv[2]
    if (!tag) throw new Error('Name the tag: npm run new ess-example')
    for (const path of create(tag)) console.log(path)
    console.log(`\n<${tag}> is there. Next: say what it is in its class comment, look at it (npm run storybook),
verify it (npm test -- lint types elements), and tell those who install us (npm run changeset).`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
