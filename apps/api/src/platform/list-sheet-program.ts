import { type ListSheet, writeListSheets } from './list-sheet.ts'
import { answerTasks } from './side-process.ts'

/** Answers with the bytes of a spreadsheet of lists. */
answerTasks((sheets: readonly ListSheet[]): Buffer => writeListSheets(sheets))
