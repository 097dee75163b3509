import type { ListSheet } from './list-sheet.ts'
import { Refusal } from './refuse.ts'
import { inSideProcesses, OverLimit, programOf, type SideLimits } from './side-process.ts'

const limits: SideLimits = { processes: 1, waiting: 4, withinMs: 30_000, heapMb: 192, addedMb: 200 }
const make = inSideProcesses<ListSheet, Buffer>(programOf(import.meta.url, 'list-sheet-program'), limits)

/** Returns a list as the bytes of an xlsx, made in a process of its own: however long it is, others are answered. */
export async function makeListFile(sheet: ListSheet): Promise<Buffer> {
  try {
    return await make(sheet)
  } catch (error) {
    throw error instanceof OverLimit ? new Refusal('overloaded') : error
  }
}
