import type { ServiceRecord } from '@yunxuan/contract'
import type { RecordView } from './record.store.ts'

/** Returns a record as it goes over the wire. */
export function presentRecord(row: RecordView): ServiceRecord {
  return {
    id: row.id,
    personId: row.personId,
    personName: row.personName,
    number: row.number,
    title: row.title,
    servedOn: row.servedOn,
    place: row.place,
    content: row.content,
    minutes: row.minutes,
    organizationName: row.organizationName,
    responsibleName: row.responsibleName,
    grade: row.grade,
    origin: row.origin,
    shiftId: row.shiftId,
    reverses: row.reverses,
    replaces: row.replaces,
    isReversed: row.isReversed,
    reason: row.reason,
    approvedAt: row.approvedAt.toISOString(),
    approvedByName: row.approvedByName,
    chainSeq: row.chainSeq,
    openCorrectionId: row.openCorrectionId,
  }
}
