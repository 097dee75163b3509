import type { SuspectLine } from '@yunxuan/contract'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { toShifts } from '../activity/shift.store.ts'
import { listSlots } from '../slot/slot.store.ts'
import { listWaiting } from './approval.store.ts'
import { listLines, presentLine } from './roster.service.ts'

// Whoever keeps that many rosters waiting reads the oldest first.
const mostShifts = 100

/** Returns the lines of waiting rosters that are odd, before anybody approves them; the longest waiting first. */
export async function listSuspects(
  db: Executor,
  ask: { streetId: string; scope: Scope; caller: MemberCaller; now: Date },
): Promise<SuspectLine[]> {
  const waiting = await listWaiting(db, { ...ask, limit: mostShifts })
  const slots = await listSlots(
    db,
    ask.streetId,
    waiting.map(row => row.shiftId),
  )
  const shifts = new Map(
    (await toShifts(db, ask.streetId, [...slots.values()])).map(shift => [shift.id, shift]),
  )
  const suspects: SuspectLine[] = []
  for (const { shiftId } of waiting) {
    const shift = shifts.get(shiftId)
    if (shift === undefined) continue
    const lines = await listLines(db, shift)
    const odd = lines.filter(line => line.decided === undefined && line.proposed.suspicions.length > 0)
    suspects.push(
      ...odd.map(line => ({
        shiftId,
        title: shift.title,
        startsAt: shift.startsAt.toISOString(),
        line: presentLine(line, ask.caller.member.id),
      })),
    )
  }
  return suspects
}
