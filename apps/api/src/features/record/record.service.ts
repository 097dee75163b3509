import { sayPlace, shanghaiDate } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { ShiftRow } from '../activity/shift.store.ts'
import { appendToChain, type ChainFact } from '../chain/chain.service.ts'
import { type Proved, postForRecords } from '../points/points.service.ts'
import { insertRecords, type RecordRow, type RecordView } from './record.store.ts'

/** Who serves, as records name them. */
export interface Server {
  personId: string
  memberId: string
  number: string
}

/**
 * Writes records and the points they give or take. Their transaction ends with `chainRecords`, without which they
 * are nobody's proof.
 */
export async function writeRecords(
  tx: Tx,
  kept: { streetId: string; records: readonly RecordRow[]; proved?: Proved | undefined; now: Date },
): Promise<void> {
  await insertRecords(tx, kept.streetId, kept.records)
  await postForRecords(tx, kept)
}

/**
 * Gives records their places in the chain, beside whatever made them true. It is the last that a transaction writes:
 * whoever holds the chain keeps the whole street waiting, and must wait for nobody else.
 */
export async function chainRecords(
  tx: Tx,
  kept: { streetId: string; records: readonly RecordRow[]; because: readonly ChainFact[]; now: Date },
): Promise<void> {
  const { streetId, records, because, now } = kept
  await appendToChain(tx, streetId, [...because, ...records.map(chainFact)], now)
}

/** Returns the row that takes a record back: the same facts, and its minutes less. */
export function reversalOf(
  record: RecordView,
  by: { memberId: string; reason: string; now: Date },
): RecordRow {
  const {
    personName: _person,
    approvedByName: _by,
    isReversed: _reversed,
    chainSeq: _seq,
    openCorrectionId: _open,
    ...row
  } = record
  return {
    ...row,
    id: newId(),
    minutes: -record.minutes,
    origin: 'reversal',
    reverses: record.id,
    replaces: null,
    suspicions: [],
    reason: by.reason,
    approvedBy: by.memberId,
    approvedAt: by.now,
  }
}

/** Returns the facts of a shift that all its records share. */
export function factsOfShift(
  shift: ShiftRow,
): Omit<
  RecordRow,
  | 'id'
  | 'bookingId'
  | 'minutes'
  | 'grade'
  | 'origin'
  | 'suspicions'
  | 'reason'
  | 'approvedBy'
  | 'approvedAt'
  | keyof Server
> {
  return {
    shiftId: shift.id,
    activityId: shift.activityId,
    title: shift.title,
    servedOn: shanghaiDate(shift.startsAt),
    place: sayPlace(shift.locationName, shift.room),
    content: shift.content,
    organizationId: shift.organizationId,
    organizationName: shift.organizationName,
    responsibleName: shift.responsibleName,
    reverses: null,
    replaces: null,
  }
}

/** Returns a record that stands, or refuses: there is none, or it was taken back. */
export function requireStanding(record: RecordView | undefined): RecordView {
  if (record === undefined || record.origin === 'reversal') throw new Refusal('not_found')
  if (record.isReversed) throw new Refusal('already_reversed')
  return record
}

/** What the chain keeps of a record: the seven things of 令67 §7 and its evidence, the person by number alone. */
export function chainFact(row: RecordRow): ChainFact {
  return {
    kind: row.origin === 'reversal' ? 'reversal' : 'record',
    subjectId: row.id,
    body: {
      volunteer: row.number,
      title: row.title,
      servedOn: row.servedOn,
      place: row.place,
      content: row.content,
      minutes: row.minutes,
      organization: row.organizationName,
      responsible: row.responsibleName,
      grade: row.grade,
      origin: row.origin,
      reverses: row.reverses,
      replaces: row.replaces,
      shift: row.shiftId,
    },
  }
}
