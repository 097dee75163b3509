import type { ListSheet } from './list-sheet.ts'
import { Refusal } from './refuse.ts'
import { inSideProcesses, OverLimit, programOf, type SideLimits } from './side-process.ts'

const limits: SideLimits = { processes: 1, waiting: 4, withinMs: 30_000, heapMb: 192, addedMb: 200 }
const make = inSideProcesses<readonly ListSheet[], Buffer>(
  programOf(import.meta.url, 'list-sheet-program'),
  limits,
)

/** Returns lists, a sheet each, as the bytes of an xlsx, made in a process of its own: however long, others are answered. */
export async function makeListFile(sheets: readonly ListSheet[]): Promise<Buffer> {
  try {
    return await make(sheets)
  } catch (error) {
    throw error instanceof OverLimit ? new Refusal('overloaded') : error
  }
}
