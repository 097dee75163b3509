import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { RefusalCode } from '@yunxuan/contract'
import { Refusal } from '../../platform/refuse.ts'
import type { Table } from './import-file.ts'

/** What is given to the thread that reads, and what it answers. */
export interface ReaderTask {
  bytes: Buffer
  fileName: string
}
export type ReaderAnswer = { tables: Table[] } | { refusal: RefusalCode }

// A list of 5,000 rows takes two seconds and 120 MB on a slow machine.
const usualLimits = { withinMs: 20_000, heapMb: 512 }
const mostWaiting = 8

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Returns the sheets of a file. It is read in a thread of its own, one file at a time and within limits, so that
 * whatever somebody calls a spreadsheet costs nobody else an answer.
 */
export async function readTables(task: ReaderTask, limits = usualLimits): Promise<Table[]> {
  if (waiting >= mostWaiting) throw new Refusal('overloaded')
  waiting += 1
  const reading = last.then(() => readInThread(task, limits))
  last = reading.catch(() => {})
  try {
    const answer = await reading
    if ('refusal' in answer) throw new Refusal(answer.refusal)
    return answer.tables
  } finally {
    waiting -= 1
  }
}

function readInThread(task: ReaderTask, limits: typeof usualLimits): Promise<ReaderAnswer> {
  const worker = startWorker({
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
  })
  const answer = new Promise<ReaderAnswer>((resolve, reject) => {
    const timer = setTimeout(() => resolve({ refusal: 'import_too_complex' }), limits.withinMs)
    worker.on('message', resolve)
    worker.on('error', error => {
      const isTooMuch = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (isTooMuch) resolve({ refusal: 'import_too_complex' })
      else reject(new Error('a spreadsheet was not read', { cause: error }))
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      reject(new Error('the reader of spreadsheets ended without an answer'))
    })
  })
  return answer.finally(() => worker.terminate())
}

function startWorker(options: WorkerOptions): Worker {
  const isBuilt = !import.meta.url.endsWith('.ts')
  return new Worker(
    new URL(isBuilt ? './import-worker.js' : './import-worker.source.mjs', import.meta.url),
    options,
  )
}
