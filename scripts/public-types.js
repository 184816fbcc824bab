// What TypeScript says of the elements' classes, in words that two compilations write alike.
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './node-tests.js'

const index = join(root, 'packages/elements/dist/index.d.ts')

/** The built declarations, to be asked for types of members, fields of events and names of exports. */
export function readTypes() {
  const options = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
  }
  const program = ts.createProgram([index], options)
  const source = program.getSourceFile(index)
  if (!source) throw new Error(`${index} is missing: build the elements first (npm run build).`)
  const checker = program.getTypeChecker()
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(source))

  const typeOf = (symbol) => write(checker, checker.getTypeOfSymbol(symbol))
  const membersOf = (className) => {
    const symbol = exported.find(({ name }) => name === className)
    if (!symbol) throw new Error(`index.ts does not export ${className}, which the manifest names.`)
    return checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(resolve(checker, symbol)))
  }
  const isOurs = ({ declarations = [] }) =>
    declarations.some((declaration) => !program.isSourceFileDefaultLibrary(declaration.getSourceFile()))

  return {
    /** Every name that an import of the package may ask for. */
    exports: exported.map(({ name }) => name).sort(),
    memberOf(className, name) {
      const member = membersOf(className).find((symbol) => symbol.name === name)
      if (!member) throw new Error(`${className} has no ${name}, which the manifest names.`)
      return typeOf(member)
    },
    /** What a class adds to an event of the platform. */
    fieldsOf: (className) =>
      membersOf(className)
        .filter(isOurs)
        .map((symbol) => ({ name: symbol.name, type: typeOf(symbol) }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
  }
}

const resolve = (checker, symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)

/** A type with all its values, in the order of the alphabet: the compiler keeps no order between two runs. */
function write(checker, type) {
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) {
    const parts = new Set(type.types.map((part) => write(checker, part)))
    if (parts.delete('true') | parts.delete('false')) parts.add('boolean')
    return [...parts].sort(nothingLast).join(' | ')
  }
  if (checker.isTupleType(type)) {
    const parts = checker.getTypeArguments(type).map((part) => write(checker, part))
    return `${type.target.readonly ? 'readonly ' : ''}[${parts.join(', ')}]`
  }
  return checker.typeToString(
    type,
    undefined,
    ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType,
  )
}

const isNothing = (part) => part === 'null' || part === 'undefined'
const nothingLast = (one, other) => isNothing(one) - isNothing(other) || (one < other ? -1 : 1)
