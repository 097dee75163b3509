import { staffRoles } from '@yunxuan/domain'
import { roleNames } from '../../access.ts'

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
  rating: '评价',
  organization: '机构',
  location: '地点',
  account: '账号',
  session: '登录',
}

const verbNames: Readonly<Record<string, string>> = {
  add: '添加',
  create: '新建',
  draft: '起草',
  make: '排',
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
  login: '开通登录',
  read: '查看',
  erase: '清除',
  rate: '打分',
  answer: '回复',
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
  places: '名额',
  startsAt: '开始',
  endsAt: '结束',
  made: '排了',
  rows: '行数',
  services: '服务',
  slots: '场次',
  source: '来源',
  fileName: '文件',
  stars: '星',
  kind: '种类',
}

/** Returns what a line says beyond its action, without braces and quotes. */
export function sayDetail(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${detailNames[name] ?? name} ${sayValue(value)}`)
    .join('，')
}

function sayValue(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(sayValue).join('、')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, part]) => `${detailNames[name] ?? name} ${sayValue(part)}`)
      .join(' ')
  }
  return String(value)
}
