import type { BoardLine } from '@yunxuan/contract'
import type { Tone } from '../../ui/Tag.tsx'

export const stateNames: Readonly<Record<BoardLine['state'], { name: string; tone: Tone }>> = {
  expected: { name: '还没到', tone: 'plain' },
  here: { name: '在场', tone: 'ok' },
  left: { name: '已离开', tone: 'blue' },
}
