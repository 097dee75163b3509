import { shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { makeListFile } from '../../platform/list-file.ts'
import type { ListCell, ListSheet } from '../../platform/list-sheet.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from './audit.store.ts'

/** Of each column its heading, how many letters wide it is, and what it says of a row. */
export type ListColumns<T> = readonly (readonly [head: string, width: number, cell: (row: T) => ListCell])[]

/** Which part of a list is read. */
export interface ListPart {
  cursor?: string
  limit: number
}

interface ListExport<T> {
  streetId: string
  caller: MemberCaller
  now: Date
  /** What the list is called, in the log and by its file. */
  list: string
  columns: ListColumns<T>
  /** A page of the list, as its readers get it. */
  page: (part: ListPart) => Promise<{ items: T[]; nextCursor: string | null }>
  /** What else the file says, on sheets of its own. */
  more?: readonly ListSheet[]
}

const mostRows = 50_000
const rowsAtOnce = 1_000
// The rows of a list are held while its file is made: whoever comes third waits for none of them.
const mostAtOnce = 2
let running = 0

/**
 * Returns all that a list has, page by page as it is read, as a spreadsheet; the log knows who takes it away before they
 * have it. Refuses what is longer than a spreadsheet is useful for.
 */
export async function exportList<T>(
  db: Db,
  ask: ListExport<T>,
): Promise<{ content: Buffer; fileName: string }> {
  if (running >= mostAtOnce) throw new Refusal('overloaded')
  running += 1
  try {
    const rows = await everyRow(ask)
    await note(db, ask, rows.length)
    const heads = ask.columns.map(([head, width]) => [head, width] as const)
    const content = await makeListFile([{ name: ask.list, heads, rows }, ...(ask.more ?? [])])
    return { content, fileName: `${ask.list} ${shanghaiDate(ask.now)}.xlsx` }
  } finally {
    running -= 1
  }
}

async function everyRow<T>({ columns, page }: ListExport<T>): Promise<ListCell[][]> {
  const rows: ListCell[][] = []
  let cursor: string | null | undefined
  do {
    const part: { items: T[]; nextCursor: string | null } = await page({
      limit: rowsAtOnce,
      ...(cursor ? { cursor } : {}),
    })
    rows.push(...part.items.map(item => columns.map(([, , cell]) => cell(item))))
    if (rows.length > mostRows) throw new Refusal('export_too_large')
    cursor = part.nextCursor
  } while (cursor !== null)
  return rows
}

async function note(
  db: Db,
  { streetId, caller, now, list }: Omit<ListExport<never>, 'columns' | 'page'>,
  rows: number,
): Promise<void> {
  const role = caller.grants[0]?.role
  if (role === undefined) throw new Refusal('not_allowed')
  const done = { action: 'export.save', subject: 'export', detail: { list, rows } }
  await inTransaction(db, tx => writeDeed(tx, { streetId, caller, now }, { ...done, role, id: null }))
}
