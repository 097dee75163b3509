import type { Shift } from '@yunxuan/contract'
import type { SignupDenial } from '@yunxuan/domain'

/** What can be done with a shift by this person; `way` when something has to be done first. */
export type ShiftUse = 'join' | 'wait' | 'joined' | 'waiting' | 'way' | 'none'

/** Denials that one can do something about, and after which the shift may still be had. */
const ways: readonly Shift['denial'][] = [
  'volunteer_missing',
  'volunteer_pending',
  'guardian_consent_missing',
  'team_only',
  'qualification_missing',
] satisfies SignupDenial[]

export function shiftUse(shift: Shift): ShiftUse {
  if (shift.signupId !== null) return 'joined'
  if (shift.waitlistId !== null) return 'waiting'
  if (shift.denial === null) return 'join'
  if (shift.waitlistDenial === null) return 'wait'
  return ways.includes(shift.denial) ? 'way' : 'none'
}

const order: readonly ShiftUse[] = ['join', 'wait', 'way', 'joined', 'waiting']

/**
 * Returns the shift that is chosen; before anything is chosen the one the link spoke of where something can be done
 * with it, else the first that can be had, or waited for.
 */
export function chosenShift(
  shifts: readonly Shift[],
  chosenId: string | undefined,
  spokenOfId: string | undefined,
): Shift | undefined {
  const usable = shifts.filter(shift => shiftUse(shift) !== 'none')
  const named = (id: string | undefined) => usable.find(shift => shift.id === id)
  const [use] = order.filter(one => usable.some(shift => shiftUse(shift) === one))
  return named(chosenId) ?? named(spokenOfId) ?? usable.find(shift => shiftUse(shift) === use)
}
