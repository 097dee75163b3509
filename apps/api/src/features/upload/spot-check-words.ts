import type { CorrectionStatus, RecordOrigin, Suspicion } from '@yunxuan/domain'

/** How a record came to be. */
export const originNames: Readonly<Record<RecordOrigin, string>> = {
  attendance: '签到',
  back_fill: '补录',
  correction: '更正',
  reversal: '撤销',
}

/** What makes somebody look twice. */
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
  'below-share': '在场时间不够',
  'more-arrivals-than-signups': '来的比报名的多',
}

/** What became of somebody's word that a record is wrong. */
export const correctionNames: Readonly<Record<CorrectionStatus, string>> = {
  open: '还没答复',
  accepted: '已更正',
  refused: '没有更正',
  withdrawn: '本人撤回',
}

/** In which role somebody approved a roster. */
export const approverNames: Readonly<Record<string, string>> = {
  leader: '班次负责人',
  provider: '服务机构',
  coordinator: '协调员',
  reviewer: '审核员',
  administrator: '管理员',
}
