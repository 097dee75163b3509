import type { CorrectionView, LeaderScanAnswer, PointsMove, Redemption } from '@yunxuan/contract'
import type { EvidenceGrade, RecordOrigin, ScanDirection, Suspicion } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'

/** How an hour is proved, and what that means. */
export const gradeWords: Readonly<Record<EvidenceGrade, { name: string; meaning: string }>> = {
  'rotating-code': { name: '现场扫码', meaning: '自己扫现场屏幕上的码，来去的时间最清楚' },
  'leader-scan': { name: '负责人扫码', meaning: '负责人扫您的个人码，另一位看过才算' },
  'recipient-confirmed': { name: '服务对象确认', meaning: '得到帮助的人说您来过' },
  'late-scan': { name: '扫码晚传', meaning: '负责人扫了您的码，过后才传上来，另一位看过才算' },
  'back-filled': { name: '补录', meaning: '事后凭材料补记，两个人看过才算' },
}

export const originWords: Readonly<Record<RecordOrigin, string>> = {
  attendance: '现场签到',
  back_fill: '补录',
  correction: '纠错后重记',
  reversal: '撤销',
}

export const directionWords: Readonly<Record<ScanDirection, string>> = { in: '签到', out: '签退' }

/** What somebody looks at before an attendance becomes hours, as one leader tells another. */
export const suspicionWords: Readonly<Record<Suspicion, string>> = {
  'departure-capped': '忘了签退，算到结束的时间',
  'in-after-out': '签退以后又签到了',
  'out-without-in': '只有签退，没有签到',
  'short-visit': '待的时间很短',
  'two-shifts-at-once': '同一时间还在别的班次',
  'two-desks-at-once': '两个地方几乎同时扫了他的码',
  'shared-device': '一部手机给几个人签到',
  'clock-skew': '扫码的手机时间不准',
  'far-away': '签到时离现场有点远',
  'handed-in-late': '扫码没有当时传上来',
  'below-share': '在场时间不够，不能记',
  'more-arrivals-than-signups': '来的人比报名的多',
}

export const scanResultStates: Readonly<Record<LeaderScanAnswer['result'], { tone: Tone; words: string }>> = {
  accepted: { tone: 'ok', words: '已记上' },
  duplicate: { tone: 'neutral', words: '之前记过了' },
  conflict: { tone: 'gold', words: '记上了，要看一看' },
  refused: { tone: 'red', words: '没记上' },
}

export const correctionStates: Readonly<Record<CorrectionView['status'], { tone: Tone; words: string }>> = {
  open: { tone: 'gold', words: '等答复' },
  accepted: { tone: 'ok', words: '已更正' },
  refused: { tone: 'red', words: '没有改' },
  withdrawn: { tone: 'neutral', words: '已收回' },
}

export const pointsWords: Readonly<Record<PointsMove['kind'], string>> = {
  record: '服务得的',
  reversal: '时长撤销，收回',
  redemption: '兑换',
  return: '退回',
  expiry: '到期清零',
}

export const redemptionStates: Readonly<Record<Redemption['status'], { tone: Tone; words: string }>> = {
  reserved: { tone: 'ok', words: '等您来拿' },
  collected: { tone: 'blue', words: '已领走' },
  returned: { tone: 'neutral', words: '已退回' },
}

/** Returns minutes as hours are said: 2 小时, 1 小时 30 分, 45 分钟; a minus where they were taken back. */
export function sayMinutes(minutes: number): string {
  const sign = minutes < 0 ? '−' : ''
  const hours = Math.floor(Math.abs(minutes) / 60)
  const rest = Math.abs(minutes) % 60
  if (hours === 0) return `${sign}${rest} 分钟`
  return `${sign}${hours} 小时${rest === 0 ? '' : ` ${rest} 分`}`
}
