/** Rows of values, by RFC 4180: quoted values hold commas, line ends and, doubled, quotes. Lines end in LF or CRLF. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // One value a match, then what ends it: a comma, a line end, or the end of the file.
  const value = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy
  while (value.lastIndex < text.length) {
    const match = value.exec(text)
    if (!match) throw new SyntaxError(`no CSV from row ${rows.length + 1} on`)
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    if (match[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
