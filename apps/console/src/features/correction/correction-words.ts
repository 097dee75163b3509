import type { CorrectionStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** The word of each state of a correction. */
export const correctionStatusNames: Readonly<Record<CorrectionStatus, { name: string; tone: Tone }>> = {
  open: { name: '待答复', tone: 'gold' },
  accepted: { name: '已更正', tone: 'ok' },
  refused: { name: '没有改', tone: 'plain' },
  withdrawn: { name: '本人撤回', tone: 'plain' },
}
