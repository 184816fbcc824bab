/**
 * Texts in Markdown (CommonMark 0.31), as blocks that a page shows without reading any markup. A server does it once for
 * all who read: docs/decisions/2026-11-27-manifesto-text.md
 */
export { readMarkdown, MarkdownError } from './manifesto-reader/markdown.ts'
export { manifestoOf, versionOf } from './manifesto-reader/manifesto.ts'
