import type { UploadSort } from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import { claimWithFile } from '../../platform/idempotency.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { countListed, orderOf, toSortedPage } from '../../platform/sorting.ts'
import { readUploadedFile } from '../../platform/uploaded-file.ts'
import { drawSpotCheck } from './spot-check.service.ts'
import {
  answerUpload,
  createUpload,
  openUpload,
  reportAll,
  requireUpload,
  requireUploader,
  withRecords,
} from './upload.service.ts'
import { countUploads, listUploadFacts, listUploadLines, listUploads } from './upload.store.ts'
import { answerFromSheet } from './upload-answers.service.ts'
import { presentUpload, presentUploadRecord } from './upload-present.ts'
import { writeUploadSheet } from './upload-sheet.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const unreadable = { missing: 'import_file_unreadable', tooLarge: 'import_too_large' } as const
const pageSize = 20

export function bindUpload(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/uploads', async ({ db, params, query, caller, now }) => {
    const { streetId } = params
    requireUploader({ streetId, caller, now })
    const limit = query.limit ?? pageSize
    const order = orderOf<UploadSort>('-number', query)
    const rows = await listUploads(db, streetId, { order, limit: limit + 1 })
    const { items, nextCursor } = toSortedPage(rows, limit, order, row => row.id)
    const total = await countListed(db, order, 'from upload_batch where street_id = $1', [streetId])
    return { items: items.map(presentUpload), nextCursor, total, counts: await countUploads(db, streetId) }
  })

  on.write('POST /v1/streets/:streetId/managed/uploads', async ({ tx, params, body, caller, now }) =>
    presentUpload(await createUpload(tx, { ...params, caller, wish: body, now })),
  )

  on.read('GET /v1/streets/:streetId/managed/uploads/:uploadId', async ({ db, params, caller, now }) => {
    requireUploader({ ...params, caller, now })
    return presentUpload(await requireUpload(db, params.streetId, params.uploadId))
  })

  on.read(
    'GET /v1/streets/:streetId/managed/uploads/:uploadId/records',
    async ({ db, params, query, caller, now }) => {
      const { streetId, uploadId } = params
      requireUploader({ streetId, caller, now })
      await requireUpload(db, streetId, uploadId)
      const limit = query.limit ?? pageSize
      const after = query.cursor === undefined ? 0 : Number(fromCursor(query.cursor, 1)[0])
      const of = { uploadId, recordIds: null, status: query.status, after, limit: limit + 1 }
      const { items, nextCursor } = toPage(await listUploadLines(db, streetId, of), limit, row => [
        row.position,
      ])
      return { items: (await withRecords(db, streetId, items)).map(presentUploadRecord), nextCursor }
    },
  )

  on.secret(
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/file',
    async ({ tx, params, body, caller, now, deps }) => {
      const { config } = deps
      const { batch, lines } = await openUpload(tx, { ...params, ...body, caller, now, config })
      return new FileReply(writeUploadSheet(lines), xlsxType, {
        fileName: `志愿服务记录-第${batch.number}批.xlsx`,
      })
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/results',
    async ({ tx, params, body, caller, now }) =>
      presentUpload(await answerUpload(tx, { ...params, ...body, caller, now })),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/all-reported',
    async ({ tx, params, caller, now }) => presentUpload(await reportAll(tx, { ...params, caller, now })),
  )

  // A file is read before anything is locked.
  on.batch(
    'POST /v1/streets/:streetId/managed/uploads/:uploadId/results-file',
    async ({ deps, params, request, caller, now, claim }) => {
      const file = await readUploadedFile(request, unreadable)
      return answerFromSheet(deps.db, { ...params, caller, now, file, claim: claimWithFile(claim, file) })
    },
  )

  on.read('GET /v1/streets/:streetId/managed/record-uploads', async ({ db, params, query, caller, now }) => {
    const { streetId } = params
    requireUploader({ streetId, caller, now })
    const { cursor, limit = pageSize, ...narrowed } = query
    const [servedOn, id] = cursor === undefined ? [] : fromCursor(cursor, 2)
    const before = cursor === undefined ? null : { servedOn: String(servedOn), id: String(id) }
    const rows = await listUploadFacts(db, { streetId, query: narrowed, before, limit: limit + 1 })
    const { items, nextCursor } = toPage(rows, limit, row => [row.servedOn, row.recordId])
    return { items: (await withRecords(db, streetId, items)).map(presentUploadRecord), nextCursor }
  })

  on.secret(
    'POST /v1/streets/:streetId/managed/spot-checks',
    async ({ tx, params, body, caller, now, deps }) => {
      const { fileName, content } = await drawSpotCheck(tx, {
        ...params,
        caller,
        wish: body,
        now,
        db: deps.db,
      })
      return new FileReply(content, 'application/zip', { fileName })
    },
  )
}
