import { type ClockState, type EvidenceGrade, gradeWords } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** What an hour rests on, best first. */
export const gradeNames: Readonly<Record<EvidenceGrade, { name: string; tone: Tone }>> = {
  'rotating-code': { name: gradeWords['rotating-code'], tone: 'ok' },
  'leader-scan': { name: gradeWords['leader-scan'], tone: 'blue' },
  'recipient-confirmed': { name: gradeWords['recipient-confirmed'], tone: 'gold' },
  'late-scan': { name: gradeWords['late-scan'], tone: 'gold' },
  'back-filled': { name: gradeWords['back-filled'], tone: 'plain' },
}

/** How far the ten working days have run (令67 §11). */
export const clockNames: Readonly<Record<ClockState, { name: string; tone: Tone }>> = {
  open: { name: '期限内', tone: 'plain' },
  warn: { name: '提醒', tone: 'gold' },
  overdue: { name: '逾期', tone: 'red' },
}
