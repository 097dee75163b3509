import type { ShiftGate, SignupVolunteer } from '@yunxuan/domain'
import { type Executor, together } from '../../platform/database.ts'
import { listActivityFacts } from '../activity/shift.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import { type ChoiceRow, listChoices, listShiftStalls, type ShiftStall } from './signup.store.ts'

/** What the rules of sign-ups need to know besides what those of bookings do. */
export interface SignupFacts {
  /** What activities ask of those who come, by activity. */
  gates: ReadonlyMap<string, ShiftGate>
  volunteers: ReadonlyMap<string, SignupVolunteer>
  stalls: readonly ShiftStall[]
  choices: readonly ChoiceRow[]
}

/** Loads what the rules need of shifts and of persons who may want to come. */
export async function loadSignupFacts(
  db: Executor,
  streetId: string,
  slots: readonly SlotRow[],
  personIds: readonly string[],
): Promise<SignupFacts> {
  const slotIds = slots.map(slot => slot.id)
  const [gates, volunteers, stalls, choices] = await together([
    listActivityFacts(
      db,
      streetId,
      slots.map(slot => slot.serviceId),
    ),
    listVolunteerFacts(db, streetId, personIds),
    listShiftStalls(db, streetId, slotIds),
    listChoices(db, streetId, slotIds, personIds),
  ])
  return { gates, volunteers, stalls, choices }
}
