import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../platform/refuse.ts'
import { readSheets } from './import-file.ts'
import type { ReaderAnswer, ReaderTask } from './import-reader.ts'

/** Answers with the sheets of the file, or with why it is no list. */
function answer({ bytes, fileName }: ReaderTask): ReaderAnswer {
  try {
    // A buffer crosses to another thread as plain bytes.
    return { tables: readSheets(Buffer.from(bytes), fileName) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code }
    throw error
  }
}

// The one who started this thread gave it its task.
parentPort?.postMessage(answer(workerData as ReaderTask))
