const newline = /\r\n?|\n/

/**
 * The rows of a table (RFC 4180) whose cells commas, semicolons or tabs part: whichever its first line has most of; and the
 * line on which each begins, as editors count them.
 */
export function rowsOf(text: string) {
  const [head = ''] = /\S.*/.exec(text) ?? []
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }))
  const { mark } = counted.sort((one, other) => other.count - one.count)[0]!
  const rows: { cells: string[]; line: number }[] = []
  let cells: string[] = []
  let line = 1
  let ended = 0
  // A cell in quotes, in which quotes are doubled, or one without; then what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"[^${mark}\\r\\n]*|([^${mark}\\r\\n]*))(${mark}|\\r\\n?|\\n|$)`, 'y')
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) break
    const [whole, quoted, plain, end] = found
    ended += whole.split(newline).length - 1
    cells.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === mark) {
      // A line that ends with the mark has one more cell, which is empty.
      if (cell.lastIndex === text.length) cells.push('')
      else continue
    }
    rows.push({ cells, line })
    cells = []
    line = 1 + ended
  }
  return rows.filter(({ cells }) => cells.some((each) => each.trim()))
}
