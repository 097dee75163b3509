import { Refusal } from '../../platform/refuse.ts'
import { answerTasks } from '../../platform/side-process.ts'
import { readSheets } from './import-file.ts'
import type { ReaderAnswer, ReaderTask } from './import-reader.ts'

/** Answers with the sheets of the file, or with why it is no list. */
answerTasks(({ bytes, fileName }: ReaderTask): ReaderAnswer => {
  try {
    return { tables: readSheets(Buffer.from(bytes), fileName) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.code }
    throw error
  }
})
