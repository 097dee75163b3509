import type { UploadResult } from '@yunxuan/contract'
import {
  denyUploadResult,
  type StaffRole,
  type UploadDenial,
  type UploadStatus,
  uploadStatusOf,
} from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { findOrganizationName } from '../directory/directory.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listRecordsById, type RecordView } from '../record/record.store.ts'
import { type OpenedIdentity, openIdentities } from '../volunteer/identity.service.ts'
import {
  fillUpload,
  findUpload,
  insertUpload,
  listUnsent,
  listUploadLines,
  lockUpload,
  lockUploads,
  type UploadBatchRow,
  type UploadFactRow,
  writeUploadResults,
} from './upload.store.ts'

const keepers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }
/** More than any policy lets a batch hold. */
const wholeBatch = 10_000

export interface UploadAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** A record with how far it has come. */
export interface UploadedRecordView {
  facts: UploadFactRow
  status: UploadStatus | null
  record: RecordView
}

/** A line of a batch's spreadsheet. */
export interface UploadSheetLine extends UploadedRecordView {
  identity: OpenedIdentity | undefined
}

/** Returns the role in which a caller reports a street's hours; refuses who does not keep the whole street. */
export function requireUploader({ caller, now }: UploadAsk): StaffRole {
  return roleAt(caller, keepers, wholeStreet, now)
}

/** Puts what is not reported into a batch, oldest first and so many as the policy lets it hold. */
export async function createUpload(
  tx: Tx,
  ask: UploadAsk & { wish: { until: string; organizationId?: string; includesReturned: boolean } },
): Promise<UploadBatchRow> {
  const { streetId, wish, now } = ask
  const role = requireUploader(ask)
  const organizationId = wish.organizationId ?? null
  const isKnown =
    organizationId === null || (await findOrganizationName(tx, streetId, organizationId)) !== undefined
  if (!isKnown) throw new Refusal('not_found')
  await lockUploads(tx, streetId)
  const policy = await loadPolicy(tx, streetId)
  const batch = { ...wish, id: newId(), organizationId }
  await insertUpload(tx, streetId, { ...batch, createdBy: ask.caller.member.id, createdAt: now })
  const records = await fillUpload(tx, streetId, { ...batch, most: policy.uploadBatchRecords })
  if (records === 0) throw new Refusal('nothing_to_upload')
  await writeDeed(tx, ask, { role, action: 'upload.create', id: batch.id, detail: { ...wish, records } })
  return requireUpload(tx, streetId, batch.id)
}

/**
 * Opens the names and document numbers of a batch for its spreadsheet; who did and why is written down with it.
 * What was taken back meanwhile and not yet answered is left out.
 */
export async function openUpload(
  tx: Tx,
  ask: UploadAsk & { uploadId: string; reason: string; config: Pick<Config, 'sealKey'> },
): Promise<{ batch: UploadBatchRow; lines: UploadSheetLine[] }> {
  const { streetId, uploadId, config } = ask
  const role = requireUploader(ask)
  const batch = await requireUpload(tx, streetId, uploadId)
  const rows = await listUploadLines(tx, streetId, { uploadId, recordIds: null, after: 0, limit: wholeBatch })
  const standing = rows.filter(row => row.outcome !== null || !row.isReversed)
  const views = await withRecords(tx, streetId, standing)
  const personIds = [...new Set(views.map(({ record }) => record.personId))]
  const identities = await openIdentities(tx, { streetId, config, personIds })
  const detail = { reason: ask.reason.trim(), records: views.length, people: personIds.length }
  await writeDeed(tx, ask, { role, action: 'upload.open', id: uploadId, detail })
  return { batch, lines: views.map(view => ({ ...view, identity: identities.get(view.record.personId) })) }
}

/** Writes what the national system answered: all of it, or nothing when one answer does not fit. */
export async function answerUpload(
  tx: Tx,
  ask: UploadAsk & { uploadId: string; results: readonly UploadResult[] },
): Promise<UploadBatchRow> {
  const lines = await lockLines(tx, ask)
  for (const [index, problem] of judgeResults(lines, ask.results).entries()) {
    if (problem === undefined) continue
    throw new Refusal(problem, { errors: [{ field: `results.${index}`, message: '这条登记不了' }] })
  }
  return writeResults(tx, ask, ask.results)
}

/**
 * Writes that everything that waits in a batch was taken. What was taken back before any spreadsheet named it was
 * never sent, and goes on waiting for an answer of its own.
 */
export async function reportAll(tx: Tx, ask: UploadAsk & { uploadId: string }): Promise<UploadBatchRow> {
  const lines = await lockLines(tx, { ...ask, status: 'waiting' })
  const unsent = await listUnsent(tx, ask.streetId, ask.uploadId)
  const sent = [...lines.keys()].filter(recordId => !unsent.has(recordId))
  if (sent.length === 0) throw new Refusal('result_not_possible')
  const results = sent.map(recordId => ({ recordId, outcome: 'reported' as const }))
  return writeResults(tx, ask, results)
}

/** Locks a batch and returns its lines by record. */
export async function lockLines(
  tx: Tx,
  ask: UploadAsk & { uploadId: string; status?: UploadStatus },
): Promise<Map<string, UploadFactRow>> {
  const { streetId, uploadId, status } = ask
  requireUploader(ask)
  if (!(await lockUpload(tx, streetId, uploadId))) throw new Refusal('not_found')
  const of = { uploadId, recordIds: null, status, after: 0, limit: wholeBatch }
  const rows = await listUploadLines(tx, streetId, of)
  return new Map(rows.map(row => [row.recordId, row]))
}

/** Returns for each answer why it may not be written; one record is answered once at a time. */
export function judgeResults(
  lines: ReadonlyMap<string, UploadFactRow>,
  results: readonly UploadResult[],
): ('not_found' | UploadDenial | undefined)[] {
  const seen = new Set<string>()
  return results.map(({ recordId, outcome, reason = '' }) => {
    const line = lines.get(recordId)
    if (line === undefined) return 'not_found'
    if (seen.has(recordId)) return 'result_not_possible'
    seen.add(recordId)
    return denyUploadResult(statusOf(line), { outcome, reason })
  })
}

/** Writes answers that were judged, to lines that are locked. */
export async function writeResults(
  tx: Tx,
  ask: UploadAsk & { uploadId: string },
  results: readonly UploadResult[],
): Promise<UploadBatchRow> {
  const { streetId, uploadId, caller, now } = ask
  const role = requireUploader(ask)
  await writeUploadResults(tx, streetId, {
    uploadId,
    by: caller.member.id,
    at: now,
    results: results.map(result => ({ ...result, id: newId(), reason: result.reason?.trim() ?? '' })),
  })
  const count = (outcome: string) => results.filter(result => result.outcome === outcome).length
  const detail = {
    reported: count('reported'),
    returned: count('returned'),
    corrected: count('corrected'),
  }
  await writeDeed(tx, ask, { role, action: 'upload.note_results', id: uploadId, detail })
  return requireUpload(tx, streetId, uploadId)
}

/** Returns a batch, or refuses: there is none. */
export async function requireUpload(
  db: Executor,
  streetId: string,
  uploadId: string,
): Promise<UploadBatchRow> {
  const batch = await findUpload(db, streetId, uploadId)
  if (batch === undefined) throw new Refusal('not_found')
  return batch
}

/** Returns rows with the records they stand for, in their order. */
export async function withRecords(
  db: Executor,
  streetId: string,
  rows: readonly UploadFactRow[],
): Promise<UploadedRecordView[]> {
  const ids = rows.map(row => row.recordId)
  const records = new Map((await listRecordsById(db, streetId, ids)).map(record => [record.id, record]))
  return rows.map(facts => {
    const record = records.get(facts.recordId)
    if (record === undefined) throw new Error('a line of a batch without its record')
    return { facts, status: statusOf(facts), record }
  })
}

function statusOf({ uploadId, outcome, isReversed }: UploadFactRow): UploadStatus | null {
  return uploadStatusOf({ isUploaded: uploadId !== null, outcome, isReversed })
}
