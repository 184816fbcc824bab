// What frameworks and editors need to know of the tags, told from the manifest alone. `analyze` runs it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reactTypes } from './describe/react.js'
import { vscodeData } from './describe/vscode.js'
import { vueTypes } from './describe/vue.js'
import { webTypes } from './describe/web-types.js'
import { readPackage, readTags } from './manifest.js'
import { root } from './node-tests.js'

const tags = readTags()
const about = readPackage()
const json = (value) => `${JSON.stringify(value, null, 2)}\n`
// Bundlers and Node find a file where types alone stand, so that a plain import of them breaks nothing.
const nothing = 'export {}\n'

const files = {
  'types/react.d.ts': reactTypes(tags),
  'types/react.js': nothing,
  'types/vue.d.ts': vueTypes(tags),
  'types/vue.js': nothing,
  'vscode.html-custom-data.json': json(vscodeData(tags, about)),
  'web-types.json': json(webTypes(tags, about)),
}

const folder = join(root, 'packages/elements')
mkdirSync(join(folder, 'types'), { recursive: true })
for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
