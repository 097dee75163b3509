import type { Signup } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'

/** Whether a shift is on today in Shanghai, and so one checks in for it. */
export function isToday({ shift }: Signup): boolean {
  return shanghaiDate(new Date(shift.startsAt)) === shanghaiDate(new Date())
}
