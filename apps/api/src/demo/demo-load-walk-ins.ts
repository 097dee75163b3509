import type { Scan } from '@yunxuan/domain'
import type { ShiftRow } from '../features/activity/shift.store.ts'
import { walkInRequest } from '../features/attendance/attendance.table.ts'
import { insertScans } from '../features/attendance/scan.store.ts'
import type { Tx } from '../platform/database.ts'
import type { DemoComing } from './demo-hours.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'

/** A sign-up of a shift that is over. */
export interface Coming extends DemoComing {
  shiftId: string
  memberId: string
  number: string
}

/** A shift with everybody who signed up, and what their scans say. */
export interface EndedShift {
  shift: ShiftRow
  coming: Coming[]
  scans: Scan[]
}

/** Writes how those came in who had not signed up: a scan that was refused for it, and the leader's yes. */
export async function loadWalkIns(tx: Tx, streetId: string, ended: readonly EndedShift[]): Promise<void> {
  const walkIns = ended.flatMap(({ shift, coming, scans }) =>
    coming.flatMap(one => {
      const arrival = scans.find(scan => scan.personId === one.personId && scan.direction === 'in')
      if (one.source !== 'walk_in' || arrival === undefined) return []
      const refused = {
        ...{ ...arrival, id: demoId(`refused scan ${one.id}`), shiftId: shift.id, memberId: one.memberId },
        ...{ bookingId: null, denial: 'no_signup' as const, period: null },
      }
      const request = {
        ...{ streetId, id: demoId(`walk-in ${one.id}`), shiftId: shift.id, scanId: refused.id },
        ...{ personId: one.personId, memberId: one.memberId, bookingId: one.id, status: 'approved' as const },
        ...{ createdAt: arrival.at, answeredAt: arrival.at, answeredBy: shift.responsibleId },
      }
      return [{ refused, request }]
    }),
  )
  await insertScans(
    tx,
    streetId,
    walkIns.map(one => one.refused),
  )
  await insertAll(
    tx,
    walkInRequest,
    walkIns.map(one => one.request),
  )
}
