import type { CellError, UploadAnswers } from '@yunxuan/contract'
import type { Db } from '../../platform/database.ts'
import { type Claim, type StoredReply, writeOnce } from '../../platform/idempotency.ts'
import { type ReaderTask, readTables } from '../import/import-reader.ts'
import {
  judgeResults,
  lockLines,
  requireUpload,
  requireUploader,
  type UploadAsk,
  writeResults,
} from './upload.service.ts'
import type { UploadFactRow } from './upload.store.ts'
import { presentUpload } from './upload-present.ts'
import { outcomeHeading, readAnswers, type SheetAnswer } from './upload-sheet.ts'

const shownErrors = 100

/** Reads what the national system answered from a spreadsheet: all of its rows are written, or none and why not. */
export async function answerFromSheet(
  db: Db,
  ask: UploadAsk & { uploadId: string; file: ReaderTask; claim: Claim | null },
): Promise<StoredReply> {
  const { streetId, uploadId, now, claim } = ask
  requireUploader(ask)
  const { answers, errors } = readAnswers(await readTables(ask.file))
  return writeOnce(db, claim, now, async tx => {
    const lines = await lockLines(tx, ask)
    const fresh = answers.filter(answer => !isKnown(lines, answer))
    const wrong = [...errors, ...hiddenOf(fresh), ...errorsOf(lines, fresh)].sort((a, b) => a.row - b.row)
    const applied = wrong.length === 0 ? fresh : []
    if (applied.length > 0) await writeResults(tx, ask, applied)
    return {
      upload: presentUpload(await requireUpload(tx, streetId, uploadId)),
      applied: applied.length,
      errors: wrong.slice(0, shownErrors),
      moreErrors: Math.max(0, wrong.length - shownErrors),
    } satisfies UploadAnswers
  })
}

/** A sheet brings along what was answered before: to say it again changes nothing. */
function isKnown(lines: ReadonlyMap<string, UploadFactRow>, { recordId, outcome }: SheetAnswer): boolean {
  return lines.get(recordId)?.outcome === outcome
}

/** What nobody sees is not reported in their name: a filter hides rows that were filled in before. */
function hiddenOf(answers: readonly SheetAnswer[]): CellError[] {
  const message = '这一行在表里是隐藏的，请取消隐藏、核对后再上传'
  return answers.flatMap(({ sheet, row, isHidden }) =>
    isHidden ? [{ sheet, row, column: outcomeHeading, message }] : [],
  )
}

function errorsOf(lines: ReadonlyMap<string, UploadFactRow>, answers: readonly SheetAnswer[]): CellError[] {
  return judgeResults(lines, answers).flatMap((denial, index) => {
    const answer = answers[index]
    if (denial === undefined || answer === undefined) return []
    const { sheet, row } = answer
    if (denial === 'not_found') return [{ sheet, row, column: '平台记录号', message: '这条记录不在这一批里' }]
    if (denial === 'reason_missing') return [{ sheet, row, column: '退回原因', message: '退回的要写明原因' }]
    return [
      { sheet, row, column: outcomeHeading, message: '这条记录已经登记过别的结果，或者在表里出现了两次' },
    ]
  })
}
