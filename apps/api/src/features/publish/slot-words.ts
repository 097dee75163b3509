import type { SlotRow } from '../slot/slot.store.ts'

/** What a slot is to whoever counts on it or waits for it, and how they may leave it when it changes. */
export function slotWords(
  { kind }: Pick<SlotRow, 'kind'>,
  isWaiting: boolean,
): { yours: string; leave: string } {
  const thing = kind === 'activity' ? '班次' : '场次'
  if (isWaiting) return { yours: `您候补的${thing}`, leave: '不想等了可以随时退出候补。' }
  return kind === 'activity'
    ? { yours: `您报名的${thing}`, leave: '不方便来可以随时取消，不算临时退出。' }
    : { yours: `您预约的${thing}`, leave: '不方便来可以随时取消，不算临时取消。' }
}
