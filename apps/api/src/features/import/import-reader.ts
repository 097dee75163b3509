import type { RefusalCode } from '@yunxuan/contract'
import { Refusal } from '../../platform/refuse.ts'
import { inSideProcesses, OverLimit, programOf, type SideLimits } from '../../platform/side-process.ts'
import type { ReadTable } from './import-table.ts'

/** What is given to the process that reads, and what it answers. */
export interface ReaderTask {
  bytes: Buffer
  fileName: string
}
export type ReaderAnswer = { tables: ReadTable[] } | { refusal: RefusalCode }

export const usualLimits: SideLimits = {
  processes: 1,
  waiting: 8,
  withinMs: 15_000,
  heapMb: 128,
  addedMb: 100,
}

/** Returns the sheets of a file. */
export const readTables = tableReader(usualLimits)

/**
 * Returns what reads spreadsheets in a process of its own, one file at a time and within limits, so that whatever
 * somebody calls a spreadsheet costs nobody else an answer.
 */
export function tableReader(limits: SideLimits): (task: ReaderTask) => Promise<ReadTable[]> {
  const read = inSideProcesses<ReaderTask, ReaderAnswer>(programOf(import.meta.url, 'import-program'), limits)
  return async task => {
    const answer = await read(task).catch((error: unknown) => {
      if (!(error instanceof OverLimit)) throw error
      throw new Refusal(error.what === 'waiting' ? 'overloaded' : 'import_too_complex')
    })
    if ('refusal' in answer) throw new Refusal(answer.refusal)
    return answer.tables
  }
}
