import type { PlannedSlot, RepeatRule } from '@yunxuan/contract'
import { addDays } from '@yunxuan/domain'
import type { Offering } from './offering.ts'

/** Monday first, as the week is read here; 0 is Sunday on the wire. */
export const weekdays = [
  { value: 1, label: '周一' },
  { value: 2, label: '周二' },
  { value: 3, label: '周三' },
  { value: 4, label: '周四' },
  { value: 5, label: '周五' },
  { value: 6, label: '周六' },
  { value: 0, label: '周日' },
] as const

const weeksAhead = 4

/** Returns the rule an offering's own numbers suggest: four weeks of Saturday mornings. */
export function suggestedRule(offering: Offering, today: string): RepeatRule {
  return {
    from: addDays(today, 1),
    to: addDays(today, weeksAhead * 7),
    everyWeeks: 1,
    weekdays: [6],
    time: '09:00',
    durationMinutes: offering.durationMinutes,
    except: [],
    holidays: 'skip',
    places: offering.places,
    room: '',
  }
}

const leftNames: Readonly<Record<NonNullable<PlannedSlot['left']>, string>> = {
  excepted: '不排：您去掉的日子',
  holiday: '不排：放假',
  unannounced: '不排：放不放假还没公布',
  past: '不排：已经过去',
  exists: '已经有了，不重复排',
}

/** Returns what becomes of a planned slot, with the holiday by its name. */
export function sayPlanned(slot: PlannedSlot): string {
  const holiday = slot.holidayName ?? ''
  if (slot.left === null) return holiday === '' ? '会排' : `会排（${holiday}）`
  return slot.left === 'holiday' && holiday !== '' ? `不排：${holiday}` : leftNames[slot.left]
}
