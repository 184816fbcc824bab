// The block of a tag, as WordPress and its directory read it.
import { words } from './words.js'

export function blockOf(tag, attributes, version) {
  const known = words[tag]
  if (!known) throw new Error(`build/words.js has no words for the block of ${tag}`)
  return {
    $schema: 'https://schemas.wp.org/trunk/block.json',
    apiVersion: 2,
    name: `ess-widgets/${tag.slice('ess-'.length)}`,
    version,
    ...known,
    keywords: [...known.keywords, 'consultation', 'ESS'],
    category: 'ess-widgets',
    textdomain: 'ess-widgets',
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, kind]) => [name, schemaOf(kind)])),
    supports: { html: false, align: ['wide', 'full'] },
    example: {},
    editorScript: 'ess-widgets-editor',
    editorStyle: 'ess-widgets-editor',
  }
}

function schemaOf(kind) {
  if (kind === 'boolean') return { type: 'boolean' }
  if (!Array.isArray(kind)) return { type: 'string' }
  return { type: typeof kind[0] === 'number' ? 'integer' : 'string', enum: kind }
}
