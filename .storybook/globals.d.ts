/** The lines to paste, from scripts/snippet.js: main.ts writes them here. */
declare const __PASTED__: Record<'fr' | 'en', string>

declare module '*.yaml' {
  const document: unknown
  export default document
}
