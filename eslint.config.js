// What is linted, and why, by subject. scripts/lint.test.js shows each house rule a bad line and expects red.
import eslint from '@eslint/js'
import { configs as lit } from 'eslint-plugin-lit'
import litA11y from 'eslint-plugin-lit-a11y'
import { configs as wc } from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'
import { imports, inElements, onlyInTests } from './scripts/house-rules.js'

const tests = ['**/*.test.ts', '**/*.test.js', '**/behaviour.ts', '**/testing/**']
const demonstrations = [...tests, '**/*.stories.ts', 'packages/client/src/memory/**']

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/cdn/',
      '**/storybook-static/',
      '**/coverage/',
      '**/test-results/',
      '**/.mutants/',
      '.turbo/',
      'data/',
      '**/.next/',
      '**/next-env.d.ts',
      '**/.astro/',
      'examples/plain-html/ess-widgets/',
    ],
  },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off',
      'object-shorthand': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },

  // Which package may import which.
  ...imports('contract', { never: ['tally', 'client', 'elements', 'server'] }),
  ...imports('tally', { never: ['client', 'elements', 'server'] }),
  ...imports('server', { never: ['client', 'elements'] }),
  ...imports('client', { never: ['tally', 'elements', 'server'], contractTypesOnly: true, exempt: demonstrations }),
  ...imports('elements', { never: ['tally', 'server'], contractTypesOnly: true, exempt: demonstrations }),

  // What people see: valid templates, accessible ones, and nothing a strict page would refuse.
  {
    ...lit['flat/recommended'],
    files: ['packages/elements/src/**/*.ts', 'packages/client/src/**/*.ts'],
    rules: {
      ...lit['flat/recommended'].rules,
      'lit/attribute-names': ['error', { convention: 'kebab' }],
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-static-styles': 'error',
    },
  },
  {
    ...wc['flat/recommended'],
    files: ['packages/elements/src/**/*.ts'],
    rules: {
      ...wc['flat/recommended'].rules,
      'wc/guard-super-call': 'off',
      'wc/no-constructor-params': 'error',
      'wc/no-method-prefixed-with-on': 'error',
      'wc/no-typos': 'error',
      'wc/require-listener-teardown': 'error',
    },
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    // Its only preset is in the old format. `list` is left out: it does not see items made by `map`.
    rules: Object.fromEntries(
      Object.keys(litA11y.rules)
        .filter((rule) => !['list', 'definition-list', 'accessible-emoji', 'no-aria-slot'].includes(rule))
        .map((rule) => [`lit-a11y/${rule}`, 'error']),
    ),
  },
  { files: ['packages/elements/src/**/*.ts'], ignores: demonstrations, rules: inElements },

  { files: demonstrations, rules: { 'lit/prefer-static-styles': 'off' } },
  { files: tests, rules: { ...onlyInTests, '@typescript-eslint/no-unused-expressions': 'off' } },
)
