import type { UploadStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** How far a record has come on its way into the national system. */
export const uploadStatusNames: Readonly<Record<UploadStatus, { name: string; tone: Tone }>> = {
  unreported: { name: '未报', tone: 'plain' },
  waiting: { name: '等回执', tone: 'gold' },
  reported: { name: '已报', tone: 'ok' },
  returned: { name: '退回', tone: 'red' },
  needs_correction: { name: '待更正', tone: 'red' },
  corrected: { name: '已更正', tone: 'ok' },
}
