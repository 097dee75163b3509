import {
  type CorrectionStatus,
  chainKinds,
  type ScanDenial,
  type ScanDirection,
  type ScanGrade,
  type SpotCheckKind,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** A record that may be drawn. */
export interface DrawnRow {
  id: string
  grade: string
}

/** Returns the records that stood between two days when the chain was so long; the odd ones alone, if wished. */
export async function listDrawable(
  db: Executor,
  streetId: string,
  of: { from: string; to: string; kind: SpotCheckKind; chainSeq: number },
): Promise<DrawnRow[]> {
  const { rows } = await db.$client.query<DrawnRow>({
    name: 'spot-check-drawable',
    text: `select r.id, r.grade from record r
      join chain_entry e on e.street_id = $1 and e.subject_id = r.id and e.kind = 'record'
      where r.street_id = $1 and r.origin <> 'reversal' and r.served_on between $2 and $3 and e.seq <= $5
        and ($4 = 'all' or cardinality(r.suspicions) > 0)
        and not exists (select from record v
          join chain_entry x on x.street_id = $1 and x.subject_id = v.id and x.kind = 'reversal'
          where v.street_id = $1 and v.reverses = r.id and x.seq <= $5)`,
    values: [streetId, of.from, of.to, of.kind, of.chainSeq],
  })
  return rows
}

/** A scan that counts or was refused, as evidence. */
export interface EvidenceScan {
  at: Date
  receivedAt: Date
  direction: ScanDirection
  grade: ScanGrade
  denial: ScanDenial | null
  deviceId: string
  distanceMetres: number | null
  clockOffsetSeconds: number
  scannedByName: string | null
}

/** Returns every scan of a person at a shift, in order. */
export async function listEvidenceScans(
  db: Executor,
  streetId: string,
  of: { shiftId: string; personId: string },
): Promise<EvidenceScan[]> {
  const { rows } = await db.$client.query<EvidenceScan>({
    name: 'spot-check-scans',
    text: `select c.at, c.received_at as "receivedAt", c.direction, c.grade, c.denial,
        c.device_id as "deviceId", c.distance_metres as "distanceMetres",
        c.clock_offset_seconds as "clockOffsetSeconds", m.name as "scannedByName"
      from scan c left join member m on m.street_id = $1 and m.id = c.scanned_by
      where c.street_id = $1 and c.shift_id = $2 and c.person_id = $3 order by c.at, c.id`,
    values: [streetId, of.shiftId, of.personId],
  })
  return rows
}

/** Who decided a line of a roster, and why. */
export interface EvidenceDecision {
  at: Date
  byName: string
  role: string
  outcome: string
  minutes: number
  reason: string
  approvalId: string
}

/** Returns what was decided of a sign-up. */
export async function findEvidenceDecision(
  db: Executor,
  streetId: string,
  bookingId: string,
): Promise<EvidenceDecision | undefined> {
  const { rows } = await db.$client.query<EvidenceDecision>({
    name: 'spot-check-decision',
    text: `select p.at, m.name as "byName", p.role, d.outcome, d.minutes, d.reason, p.id as "approvalId"
      from record_decision d
      join record_approval p on p.street_id = $1 and p.id = d.approval_id
      join member m on m.street_id = $1 and m.id = p.approved_by
      where d.street_id = $1 and d.booking_id = $2`,
    values: [streetId, bookingId],
  })
  return rows[0]
}

/** What somebody asked to be corrected of a record, and the answer. */
export interface EvidenceCorrection {
  id: string
  createdAt: Date
  text: string
  wishedMinutes: number | null
  status: CorrectionStatus
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
}

/** Returns the corrections that were asked for of a record, or that made it. */
export async function listEvidenceCorrections(
  db: Executor,
  streetId: string,
  recordId: string,
): Promise<EvidenceCorrection[]> {
  const { rows } = await db.$client.query<EvidenceCorrection>({
    name: 'spot-check-corrections',
    text: `select c.id, c.created_at as "createdAt", c.text, c.wished_minutes as "wishedMinutes", c.status,
        c.answer, c.answered_at as "answeredAt", m.name as "answeredByName"
      from correction c left join member m on m.street_id = $1 and m.id = c.answered_by
      where c.street_id = $1 and (c.record_id = $2 or c.new_record_id = $2) order by c.created_at, c.id`,
    values: [streetId, recordId],
  })
  return rows
}

/** A back-fill with its paper. */
export interface EvidenceBackfill {
  id: string
  reason: string
  proposedByName: string
  proposedAt: Date
  decidedByName: string | null
  decidedAt: Date | null
  decisionReason: string
  fileName: string
  mediaType: string
  sha256: string
  content: Buffer
}

/** Returns the back-fill a record came from. */
export async function findEvidenceBackfill(
  db: Executor,
  streetId: string,
  recordId: string,
): Promise<EvidenceBackfill | undefined> {
  const { rows } = await db.$client.query<EvidenceBackfill>({
    name: 'spot-check-backfill',
    text: `select f.id, f.reason, p.name as "proposedByName", f.proposed_at as "proposedAt",
        q.name as "decidedByName", f.decided_at as "decidedAt", f.decision_reason as "decisionReason",
        t.file_name as "fileName", t.media_type as "mediaType", encode(t.sha256, 'hex') as sha256, t.content
      from backfill f
      join attachment t on t.street_id = $1 and t.id = f.attachment_id
      join member p on p.street_id = $1 and p.id = f.proposed_by
      left join member q on q.street_id = $1 and q.id = f.decided_by
      where f.street_id = $1 and f.record_id = $2`,
    values: [streetId, recordId],
  })
  return rows[0]
}

/** An entry of the chain, as the export writes it. */
export interface EvidenceEntry {
  seq: string
  at: Date
  kind: string
  subjectId: string
  body: string
  prevHash: string
  hash: string
}

/** Returns the entries of the chain that tell of these things, in order. */
export async function listEvidenceEntries(
  db: Executor,
  streetId: string,
  subjectIds: readonly string[],
): Promise<EvidenceEntry[]> {
  const { rows } = await db.$client.query<EvidenceEntry>({
    name: 'spot-check-entries',
    text: `select seq, at, kind, subject_id as "subjectId", body, encode(prev_hash, 'hex') as "prevHash",
        encode(hash, 'hex') as hash
      from chain_entry where street_id = $1 and kind = any($3) and subject_id = any($2::uuid[]) order by seq`,
    values: [streetId, subjectIds, chainKinds],
  })
  return rows
}

/** Returns the rows that take records back or stand in their place. */
export async function listFollowers(db: Executor, streetId: string, recordId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'spot-check-followers',
    text: 'select id from record where street_id = $1 and (reverses = $2 or replaces = $2) order by approved_at, id',
    values: [streetId, recordId],
  })
  return rows.map(row => row.id)
}
