// `npm run version`, after `changeset version`: the elements tell their version to the page, so it is in their code too.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node-tests.js'

const { version } = JSON.parse(readFileSync(join(root, 'packages/elements/package.json'), 'utf8'))
const file = join(root, 'packages/elements/src/shared/define.ts')
const code = readFileSync(file, 'utf8')
const line = /^export const version = '.*'$/m
if (!line.test(code)) throw new Error(`No version to set in ${file}`)
writeFileSync(file, code.replace(line, `export const version = '${version}'`))
