import { type ListSheet, writeListSheet } from './list-sheet.ts'
import { answerTasks } from './side-process.ts'

/** Answers with the bytes of a list's spreadsheet. */
answerTasks((sheet: ListSheet): Buffer => writeListSheet(sheet))
