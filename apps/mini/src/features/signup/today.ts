import type { Signup } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'

/** Whether a shift is on today in Shanghai, and so one checks in or out for it; a night watch is on two days. */
export function isToday(
  { shift }: { shift: Pick<Signup['shift'], 'startsAt' | 'endsAt'> },
  now: Date,
): boolean {
  const today = shanghaiDate(now)
  return shanghaiDate(new Date(shift.startsAt)) <= today && shanghaiDate(new Date(shift.endsAt)) >= today
}
