import type { UploadBatch, UploadRecord } from '@yunxuan/contract'
import { presentRecord } from '../record/record-present.ts'
import type { UploadedRecordView } from './upload.service.ts'
import type { UploadBatchRow } from './upload.store.ts'

/** Returns a batch as it goes over the wire. */
export function presentUpload(row: UploadBatchRow): UploadBatch {
  return { ...row, createdAt: row.createdAt.toISOString() }
}

/** Returns a record and how far it has come, as it goes over the wire. */
export function presentUploadRecord({ facts, status, record }: UploadedRecordView): UploadRecord {
  return {
    record: presentRecord(record),
    status,
    hasIdentity: facts.hasIdentity,
    uploadId: facts.uploadId,
    uploadNumber: facts.uploadNumber,
    reason: facts.reason,
    answeredAt: facts.answeredAt?.toISOString() ?? null,
    answeredByName: facts.answeredByName,
  }
}
