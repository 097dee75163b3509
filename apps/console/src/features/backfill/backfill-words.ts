import type { BackfillView } from '@yunxuan/contract'
import type { Tone } from '../../ui/Tag.tsx'

/** The word of each state of a back-fill. */
export const backfillStatusNames: Readonly<Record<BackfillView['status'], { name: string; tone: Tone }>> = {
  open: { name: '待审核', tone: 'gold' },
  approved: { name: '已补记', tone: 'ok' },
  refused: { name: '没有通过', tone: 'plain' },
}
