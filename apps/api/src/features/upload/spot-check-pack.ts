import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { Db } from '../../platform/database.ts'
import { listMonths } from '../chain/chain.store.ts'
import { listRecordsById, type RecordView } from '../record/record.store.ts'
import {
  type EvidenceBackfill,
  type EvidenceEntry,
  findEvidenceBackfill,
  findEvidenceDecision,
  listEvidenceCorrections,
  listEvidenceEntries,
  listEvidenceScans,
  listFollowers,
} from './spot-check.store.ts'
import {
  indexPage,
  type PageNames,
  type RecordEvidence,
  readme,
  recordPage,
  type SpotCheckPack,
} from './spot-check-pages.ts'

/** Writes a pack piece by piece: of the papers in it no more than one is in memory at once. */
export async function* writePack(db: Db, pack: SpotCheckPack): AsyncGenerator<Uint8Array> {
  const { streetId, records, now } = pack
  const zip = zipping(now)
  const entries = new Map<string, EvidenceEntry>()
  zip.text('说明.txt', readme(pack))
  zip.text('目录.html', indexPage(pack, records.map(namesOf)))
  for (const [index, record] of records.entries()) {
    const evidence = await evidenceOf(db, streetId, record)
    const names = namesOf(record, index)
    zip.text(names.page, recordPage(pack, evidence, paperOf(names, evidence.backfill)))
    if (evidence.backfill !== undefined) {
      zip.file(paperOf(names, evidence.backfill) ?? names.number, evidence.backfill.content)
    }
    for (const entry of evidence.entries) entries.set(entry.seq, entry)
    yield* zip.written()
  }
  zip.text('时间链/条目.ndjson', [...entries.values()].sort(bySeq).map(toLine).join(''))
  const months = await listMonths(db, streetId)
  zip.text('时间链/每月链尾.txt', months.map(({ month, seq, hash }) => `${month} ${seq}:${hash}\n`).join(''))
  zip.end()
  yield* zip.written()
}

async function evidenceOf(db: Db, streetId: string, record: RecordView): Promise<RecordEvidence> {
  const { shiftId, personId, bookingId } = record
  const scans = shiftId === null ? [] : await listEvidenceScans(db, streetId, { shiftId, personId })
  const decision = bookingId === null ? undefined : await findEvidenceDecision(db, streetId, bookingId)
  const corrections = await listEvidenceCorrections(db, streetId, record.id)
  const backfill = await findEvidenceBackfill(db, streetId, record.id)
  const followers = await listRecordsById(db, streetId, await listFollowers(db, streetId, record.id))
  const subjects = [record, ...followers, ...corrections].map(({ id }) => id)
  const because = [decision?.approvalId, backfill?.id].filter(id => id !== undefined)
  const entries = await listEvidenceEntries(db, streetId, [...subjects, ...because])
  return { record, scans, decision, corrections, backfill, followers, entries }
}

/** Numbered as they were drawn, so that a page and its paper lie side by side. */
function namesOf(record: RecordView, index: number): PageNames {
  const number = String(index + 1).padStart(3, '0')
  return { number, page: `记录/${number}-${record.servedOn}.html` }
}

function paperOf({ number }: PageNames, backfill: EvidenceBackfill | undefined): string | undefined {
  if (backfill === undefined) return undefined
  // What somebody called a file is not to become a path.
  return `凭证/${number}-${backfill.fileName.replace(/[^\p{L}\p{N}._-]+/gu, '_')}`
}

/** Returns a zip that is read while it is written. */
function zipping(now: Date) {
  const pieces: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    pieces.push(piece)
  })
  const put = (file: ZipDeflate | ZipPassThrough, bytes: Uint8Array) => {
    file.mtime = now
    zip.add(file)
    file.push(bytes, true)
  }
  return {
    text: (name: string, text: string) => put(new ZipDeflate(name), Buffer.from(text)),
    file: (name: string, bytes: Uint8Array) => put(new ZipPassThrough(name), bytes),
    end: () => zip.end(),
    written: () => pieces.splice(0),
  }
}

/** As the whole chain is exported, so that the lines can be laid side by side. */
function toLine({ seq, at, kind, subjectId, body, prevHash, hash }: EvidenceEntry): string {
  return `${JSON.stringify({ seq: Number(seq), at: at.toISOString(), kind, subjectId, body, prevHash, hash })}\n`
}

function bySeq(a: EvidenceEntry, b: EvidenceEntry): number {
  return Number(a.seq) - Number(b.seq)
}
