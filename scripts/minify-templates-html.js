/** Markup as templates have it, without what nobody sees. It refuses what it cannot read, rather than guess. */

/** A comment, or a tag whose values in quotes may hold anything. */
const markup = /<!--[^]*?-->|<\/?([a-z][\w-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>/g
/** What begins like a tag and is none that can be read. */
const unread = /<[a-z/!\0]/i

/** A line's end beside a tag that makes a block: nobody sees a space there. */
const block = /^(?:article|details|div|fieldset|form|h[1-6]|header|legend|li|ol|p|rect|section|summary|ul)$/
/** What they hold is shown with its spaces. */
const verbatim = /^(?:pre|textarea|script|style)$/
const isEmpty = /^(?:area|br|col|hr|img|input|link|meta|source|wbr)$/
/** Controls of such a parent stand in a row, which has its own gaps. */
const row = /\sclass=(?:"[^"]*|'[^']*)?(?<![\w-])row(?![\w-])/

export function minifyHtml(text) {
  const written = []
  /** The elements that a piece of text stands in. */
  const around = []
  let before
  let end = 0
  const writeText = (piece, after) => {
    if (unread.test(piece)) throw new Error(`this template cannot be made smaller: ${piece.trim()}`)
    written.push(around.some(({ name }) => verbatim.test(name)) ? piece : spaced(piece, before, after, around.at(-1)))
  }
  for (const { 0: tag, 1: name, index } of text.matchAll(markup)) {
    const isEnd = tag.startsWith('</')
    const found = { name, isEnd, isRow: row.test(tag) }
    writeText(text.slice(end, index), found)
    end = index + tag.length
    before = found
    written.push(name ? smaller(tag) : tag)
    if (!name) continue
    const opened = around.findLastIndex((each) => each.name === name)
    if (isEnd && opened >= 0) around.length = opened
    else if (!isEnd && !tag.endsWith('/>') && !isEmpty.test(name)) around.push(found)
  }
  writeText(text.slice(end))
  return written.join('')
}

/** A space between two pieces of text stays one: where it was a line's end, it still is. */
function spaced(piece, before, after, parent) {
  const lines = piece.replace(/\s*\n\s*/g, '\n')
  if (lines === '\n' && isNothing(before, after, parent)) return ''
  return lines.replace(/^\n/, isBlock(before) ? '' : '\n').replace(/\n$/, isBlock(after) ? '' : '\n')
}

const isBlock = (tag) => block.test(tag?.name ?? '')

/** Between controls of a row, or between a drawing and the end of what it is in. */
function isNothing(before, after, parent) {
  if (!before?.isEnd) return false
  if (before.name === 'button') return after?.name === 'button' && !after.isEnd && parent?.isRow
  return before.name === 'svg' && after?.isEnd
}

/** Ends of lines, and the quotes of attributes that can do without. What stands between quotes stays. */
const smaller = (tag) =>
  tag
    .replace(/("[^"]*"|'[^']*')|\s*\n\s*/g, (_, quoted = '\n') => quoted)
    .replace(/\s+>$/, '>')
    .replace(/(\s[a-z-]+=)"([\w-]+)"(?=[\s>])|"[^"]*"|'[^']*'/g, (whole, name, value) => (name ? name + value : whole))
