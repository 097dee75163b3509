/** One line of the report. */
export interface Row {
  what: string
  figure: string
  /** What we want, where we said so. */
  aim?: string
  isMet?: boolean
}

/** Prints the report; a missed aim is said, not hidden. */
export function printTable(rows: readonly Row[]): void {
  const width = Math.max(...rows.map(row => row.what.length))
  for (const row of rows) {
    const verdict = row.aim === undefined ? '' : `   aim ${row.aim}: ${row.isMet ? 'met' : 'MISSED'}`
    process.stdout.write(`${row.what.padEnd(width)}  ${row.figure}${verdict}\n`)
  }
}

export const perSecond = (figure: number): string => `${Math.round(figure).toLocaleString('en')}/s`
export const micros = (figure: number): string =>
  Number.isNaN(figure) ? '' : `, ${Math.round(figure)} µs CPU`
/** What a stretch of work takes on a machine that has nothing else to do. */
export const ofCpu = (seconds: number): string =>
  Number.isNaN(seconds) ? '' : ` (${seconds.toFixed(1)} s of CPU)`
export const ratio = (figure: number): string => figure.toFixed(2)
