import type { SlotRow } from '../slot/slot.store.ts'

/** What a slot is to whoever counts on it, and what leaving it late would be called. */
export function slotWords({ kind }: Pick<SlotRow, 'kind'>): { yours: string; late: string } {
  return kind === 'activity'
    ? { yours: '您报名的班次', late: '临时退出' }
    : { yours: '您预约的场次', late: '临时取消' }
}
