import type { ClockState, EvidenceGrade } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** What an hour rests on, best first. */
export const gradeNames: Readonly<Record<EvidenceGrade, { name: string; tone: Tone }>> = {
  'rotating-code': { name: '现场扫码', tone: 'ok' },
  'leader-scan': { name: '负责人扫码', tone: 'blue' },
  'recipient-confirmed': { name: '服务对象确认', tone: 'gold' },
  'late-scan': { name: '扫码晚传', tone: 'gold' },
  'back-filled': { name: '补录', tone: 'plain' },
}

/** How far the ten working days have run (令67 §11). */
export const clockNames: Readonly<Record<ClockState, { name: string; tone: Tone }>> = {
  open: { name: '期限内', tone: 'plain' },
  warn: { name: '提醒', tone: 'gold' },
  overdue: { name: '逾期', tone: 'red' },
}
