import type { ManagedSlot } from '@yunxuan/contract'
import { shanghaiClock } from '@yunxuan/domain'
import { useState } from 'react'

/** Which of the slots that can be changed are ticked, to be changed as one. */
export function useTicks(all: readonly ManagedSlot[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  // One that began, or was cancelled, since it was ticked is none of them any more.
  const ticked = all.filter(slot => ids.has(slot.id))
  const put = (slots: readonly ManagedSlot[]) => setIds(new Set(slots.map(slot => slot.id)))
  return {
    all,
    ticked,
    put,
    has: (slot: ManagedSlot) => ids.has(slot.id),
    toggle(slot: ManagedSlot) {
      if (!all.some(each => each.id === slot.id)) return
      put(ids.has(slot.id) ? ticked.filter(each => each.id !== slot.id) : [...ticked, slot])
    },
    /** Ticks all that come back at the weekday and time of one that is ticked. */
    putAlike: () => put(all.filter(slot => ticked.some(each => weeklyTime(each) === weeklyTime(slot)))),
  }
}
export type Ticks = ReturnType<typeof useTicks>

function weeklyTime({ startsAt }: ManagedSlot): string {
  const { weekday, hour, minute } = shanghaiClock(new Date(startsAt))
  return `${weekday} ${hour}:${minute}`
}
