import type { ClockState, EvidenceGrade, RecordOrigin, Suspicion } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

/** What an hour rests on, best first. */
export const gradeNames: Readonly<Record<EvidenceGrade, { name: string; tone: Tone }>> = {
  'rotating-code': { name: '现场扫码', tone: 'ok' },
  'leader-scan': { name: '负责人扫码', tone: 'blue' },
  'recipient-confirmed': { name: '服务对象确认', tone: 'gold' },
  'back-filled': { name: '补录', tone: 'plain' },
}

/** What makes somebody look twice, as a colleague would say it. */
export const suspicionNames: Readonly<Record<Suspicion, string>> = {
  'departure-capped': '没签退，按结束时间算',
  'in-after-out': '签退以后又签到',
  'out-without-in': '只有签退，没有签到',
  'short-visit': '只待了几分钟',
  'two-shifts-at-once': '同一时间还在另一班',
  'two-desks-at-once': '一分钟内在两处扫码',
  'shared-device': '一部手机签了几个人',
  'clock-skew': '手机时间不准',
  'far-away': '离地点很远',
  'below-share': '在场时间不够，不能确认',
  'more-arrivals-than-signups': '来的比报名的多，现场加入',
}

/** How a record came to be. */
export const originNames: Readonly<Record<RecordOrigin, string>> = {
  attendance: '签到',
  back_fill: '补录',
  correction: '更正',
  reversal: '撤销',
}

/** How far the ten working days have run (令67 §11). */
export const clockNames: Readonly<Record<ClockState, { name: string; tone: Tone }>> = {
  open: { name: '期限内', tone: 'plain' },
  warn: { name: '提醒', tone: 'gold' },
  overdue: { name: '逾期', tone: 'red' },
}
