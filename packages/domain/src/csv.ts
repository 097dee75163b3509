// What stands before the first letter that anybody sees: blanks, line ends, controls, marks without a width.
const unseen = String.raw`[\s\p{C}\p{Default_Ignorable_Code_Point}]`
// Excel in Chinese takes the full-width signs for the plain ones, and programs differ in what they skip before them.
const startsFormula = new RegExp(`^${unseen}*[=+\\-@＝＋－＠﹦﹢﹣﹫−]|^[\\t\\r\\n]`, 'u')

/**
 * Returns a text as a cell of a CSV file. What a spreadsheet would run as a formula is disarmed with a leading
 * apostrophe; whatever some program takes for the end of a cell is quoted.
 */
export function csvCell(text: string): string {
  const safe = startsFormula.test(text) ? `'${text}` : text
  return /[",;\t\r\n\v\f\u0085\u2028\u2029]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Returns rows as a CSV file that Excel opens with its Chinese intact: the byte order mark tells it that this is UTF-8. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')}`
}
