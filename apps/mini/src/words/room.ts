import type { RoomUse } from '@yunxuan/contract'
import type { Tone } from '../ui/Tag.tsx'

/** What became of an application for a room. */
export const roomUseWords: Readonly<Record<RoomUse['status'], { tone: Tone; tag: string }>> = {
  pending: { tone: 'gold', tag: '等答复' },
  approved: { tone: 'ok', tag: '可以用' },
  declined: { tone: 'red', tag: '没批准' },
  withdrawn: { tone: 'neutral', tag: '不借了' },
  called_off: { tone: 'red', tag: '用不成了' },
}
