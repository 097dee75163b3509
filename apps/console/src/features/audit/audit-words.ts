import { staffRoles } from '@yunxuan/domain'
import { roleNames } from '../../access.ts'
import { stamp } from '../../ui/say.ts'
import { fieldNames as activityFieldNames } from '../activity/activity-form.ts'
import { bookingStatusNames, sourceNames } from '../desk/line-words.ts'
import { policyWords } from '../policy/policy-words.ts'
import { weekdays } from '../publish/repeat-rule.ts'
import { fieldNames } from '../publish/service-form.ts'
import { serviceStatusNames } from '../publish/service-words.ts'

/** What a line of the log is about; the part of an action before its dot. */
export const subjectNames: Readonly<Record<string, string>> = {
  booking: '预约',
  waitlist: '候补',
  offer: '候补名额',
  service: '服务',
  slot: '场次',
  import: '导入',
  role: '身份',
  login: '登录账号',
  policy: '街道设置',
  member: '居民资料',
  dependant: '家人资料',
  note: '悄悄话',
  notice: '通知',
  rating: '评价',
  organization: '机构',
  location: '地点',
  account: '账号',
  session: '登录',
  volunteer: '志愿者',
  qualification: '资格证件',
  team: '服务队',
  activity: '活动',
  signup: '报名',
  replacement: '补位',
  record: '服务记录',
  correction: '纠错申诉',
  backfill: '补录',
  reward: '礼品',
  redemption: '兑换',
  star_run: '评星',
  star_objection: '评星异议',
  certificate: '证书',
  scan: '签到扫码',
  walk_in: '现场申请',
  upload: '上报批次',
  spot_check: '抽查',
}

const verbNames: Readonly<Record<string, string>> = {
  add: '添加',
  create: '新建',
  draft: '起草',
  make: '排',
  import: '导入',
  change: '修改',
  edit: '修改',
  update: '修改',
  clone: '照着做',
  forget: '移除',
  remove: '移除',
  book: '预约',
  desk: '代约',
  desk_book: '代约',
  walk_in: '现场登记',
  cancel: '取消',
  late_cancel: '临时取消',
  approve: '通过',
  reject: '不通过',
  check_in: '签到',
  excuse: '请假',
  no_show: '未到',
  undo: '撤销签到',
  join: '加入',
  leave: '离开',
  offer: '通知',
  accept: '接受',
  decline: '放弃',
  expire: '过时',
  submit: '提交审核',
  in_review: '提交审核',
  publish: '发布',
  published: '发布',
  send_back: '退回',
  pause: '暂停',
  paused: '暂停',
  archive: '归档',
  archived: '归档',
  restore: '恢复',
  transition: '改状态',
  confirm: '核实',
  move: '改期',
  commit: '写入',
  preview: '核对',
  grant: '添加',
  revoke: '收回',
  give: '开通',
  setup: '设密码',
  reset: '重新开通',
  login: '开通登录',
  read: '查看',
  call: '电话联系',
  erase: '清除',
  rate: '打分',
  answer: '回复',
  register: '登记',
  consent: '家长同意',
  note_consent: '登记纸质同意书',
  withdraw_consent: '撤回家长同意',
  look: '查看档案',
  look_up: '按证件查找',
  correct_identity: '按证件更正',
  claim: '填报',
  found: '成立',
  close: '停用',
  name_leaders: '定队长',
  apply: '申请加入',
  invite: '邀请',
  withdraw: '退出',
  find: '找人',
  choose: '愿不愿意被问',
  accept_offer: '接受候补',
  in: '签到',
  out: '签退',
  refuse: '没算数',
  hand_in: '补交',
  open: '下载（含证件号码）',
  note_results: '登记回执',
  draw: '抽取',
  ask: '提出',
  reverse: '撤销',
  propose: '提出',
  decide: '审核',
  reserve: '兑换',
  collect: '领走',
  return: '退回',
  stock: '改库存',
  freeze: '统计',
  prove: '开证明',
}

/** Returns an action as people say it; one that has no words yet is shown by its own name. */
export function sayAction(action: string): string {
  const [subject = '', verb = ''] = action.split('.')
  const subjectName = subjectNames[subject]
  const verbName = verbNames[verb]
  if (subjectName === undefined || verbName === undefined) return action
  return `${subjectName} · ${verbName}`
}

/** Returns the role somebody acted in, or who acted when it was no person. */
export function sayActorRole(role: string): string {
  if (role === 'resident') return '居民'
  if (role === 'system') return '系统'
  if (role === 'leader') return '带队人'
  const staff = staffRoles.find(each => each === role)
  return staff === undefined ? role : roleNames[staff]
}

const detailNames: Readonly<Record<string, string>> = {
  reason: '原因',
  status: '状态',
  from: '从',
  to: '到',
  party: '几位',
  role: '身份',
  version: '第几版',
  changed: '改了',
  fields: '改了',
  title: '名称',
  name: '名称',
  login: '登录名',
  places: '名额',
  startsAt: '开始',
  endsAt: '结束',
  time: '几点',
  weekdays: '周几',
  everyWeeks: '每几周',
  made: '排了几场',
  left: '跳过几场',
  rows: '行数',
  services: '服务',
  slots: '场次',
  added: '新增',
  same: '没变',
  source: '来源',
  fileName: '文件',
  stars: '几星',
  kind: '种类',
  consentVersion: '同意书第几版',
  hasIdNumber: '带了证件',
  relation: '关系',
  isMinor: '未成年',
  leaders: '队长',
  isOpen: '接受申请',
}

/** Returns what a line says beyond its action; numbers that only machines read are left out. */
export function sayDetail(detail: Readonly<Record<string, unknown>>): string {
  const { from, to } = detail
  return Object.entries(detail)
    .filter(
      ([name, value]) => isForPeople(name, value) && !(from === to && (name === 'from' || name === 'to')),
    )
    .sort(([a], [b]) => namePlace(a) - namePlace(b))
    .map(([name, value]) => `${detailNames[name] ?? name} ${sayValue(name, value)}`)
    .join('，')
}

const detailOrder = Object.keys(detailNames)

// The database keeps no order of keys; people read 从 before 到.
function namePlace(name: string): number {
  const place = detailOrder.indexOf(name)
  return place === -1 ? detailOrder.length : place
}

const machineNumber = /^[0-9a-f]{8}-[0-9a-f]{4}-/

function isForPeople(name: string, value: unknown): boolean {
  if (value === null || value === '' || name.endsWith('Id')) return false
  if (Array.isArray(value) && value.length === 0) return false
  return typeof value !== 'string' || !machineNumber.test(value)
}

function sayValue(name: string, value: unknown): string {
  if (typeof value === 'string') return sayWord(value)
  if (name === 'weekdays' && Array.isArray(value)) return value.map(sayWeekdayNumber).join('、')
  if (Array.isArray(value)) return value.map(part => sayValue(name, part)).join('、')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([part, inner]) => isForPeople(part, inner))
      .map(([part, inner]) => `${detailNames[part] ?? part} ${sayValue(part, inner)}`)
      .join(' ')
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}

const wordNames: ReadonlyMap<string, string> = new Map([
  ...Object.entries(roleNames),
  ...Object.entries(activityFieldNames),
  ...Object.entries(fieldNames),
  ...Object.entries(policyWords).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(serviceStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(bookingStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(sourceNames),
])

function sayWord(word: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(word)) return stamp(word)
  return wordNames.get(word) ?? word
}

function sayWeekdayNumber(weekday: unknown): string {
  return weekdays.find(each => each.value === weekday)?.label ?? String(weekday)
}
