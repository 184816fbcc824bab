// What is published of the elements: the dist paths people can import, and public members only.
const published = (path) => path?.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js')

const isPublic = (member) => !member.privacy || member.privacy === 'public'

const publishedOnly = {
  name: 'published-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const module of customElementsManifest.modules) {
      module.path = published(module.path)
      for (const declaration of module.declarations ?? []) {
        declaration.members = declaration.members?.filter((member) => isPublic(member) && !isOurs(declaration, member))
        for (const member of declaration.members ?? []) if (isTold(declaration, member)) member.readonly = true
        repoint(declaration)
      }
      for (const entry of module.exports ?? []) repoint(entry)
    }
    // The analyzer reads files as the disk gives them; two builds of one version are the same to the byte.
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1))
  },
}

/** A tag tells its state, and nobody sets it. Its class writes it, so that the type alone cannot say so. */
const isTold = ({ tagName }, { name }) => Boolean(tagName) && name === 'state'

/** What every widget is made of is no one's to call, nor is what a tag keeps for a file of its own that comes later. */
const mechanics = new Set([
  'handleEvent',
  'known',
  'messages',
  'render',
  'updated',
  'willUpdate',
  'firstUpdated',
  'connectedCallback',
  'disconnectedCallback',
  'EssContribution.key',
  'EssContribution.refill',
  'EssContribution.withdraw',
  'EssContribution.writing',
])
const isOurs = ({ name: owner }, { name, inheritedFrom }) =>
  Boolean(inheritedFrom) || mechanics.has(name) || mechanics.has(`${owner}.${name}`)

function repoint(node) {
  for (const reference of [node.declaration, node.superclass, ...(node.mixins ?? [])]) {
    if (reference?.module) reference.module = published(reference.module)
  }
  for (const part of [...(node.members ?? []), ...(node.attributes ?? [])]) {
    if (part.inheritedFrom?.module) part.inheritedFrom.module = published(part.inheritedFrom.module)
  }
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/**/*.styles.ts', 'src/shared/**'],
  outdir: '.',
  litelement: true,
  dependencies: false,
  packagejson: false,
  plugins: [publishedOnly],
}
