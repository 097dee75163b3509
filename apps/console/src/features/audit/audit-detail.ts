import {
  articleKindNames,
  bookingSourceWords,
  matterKindNames,
  matterVerdictWords,
  ratingTagNames,
} from '@yunxuan/domain'
import { refusalWords } from '../../refusal-words.ts'
import { roleNames } from '../../role-names.ts'
import { stamp } from '../../ui/say.ts'
import { fieldNames as activityFieldNames } from '../activity/activity-form.ts'
import { answerActNames, answerReasonNames } from '../answer/answer-words.ts'
import { fieldNames as articleFieldNames } from '../article/article-form.ts'
import { bookingStatusNames } from '../desk/line-words.ts'
import { fieldNames as locationFieldNames } from '../location/location-form.ts'
import { actNames } from '../matter/matter-words.ts'
import { settingName } from '../policy/policy-changes.ts'
import { policyListWords, policyWords } from '../policy/policy-words.ts'
import { weekdays } from '../publish/repeat-rule.ts'
import { fieldNames } from '../publish/service-form.ts'
import { serviceStatusNames } from '../publish/service-words.ts'
import { referralActNames } from '../referral/referral-words.ts'
import { reportStatusNames } from '../report/report-words.ts'
import { stockMoveNames } from '../reward/reward-words.ts'
import { runStatusNames } from '../star/star-words.ts'
import { fieldNames as stationFieldNames } from '../station/station-form.ts'
import { relationNames } from '../volunteer/volunteer-words.ts'

const detailNames: Readonly<Record<string, string>> = {
  reason: '原因',
  status: '状态',
  from: '从',
  to: '到',
  before: '原来',
  party: '几位',
  role: '身份',
  version: '第几版',
  changed: '改了',
  fields: '改了',
  title: '名称',
  name: '名称',
  login: '登录名',
  places: '名额',
  pieces: '几件',
  told: '通知几位',
  difference: '多或少几件',
  address: '地址',
  room: '房间',
  startsAt: '开始',
  endsAt: '结束',
  time: '几点',
  weekdays: '周几',
  everyWeeks: '每几周',
  made: '排了几场',
  left: '跳过几场',
  list: '哪张表',
  rows: '行数',
  services: '服务',
  slots: '场次',
  added: '新增',
  same: '没变',
  source: '来源',
  fileName: '文件',
  stars: '几星',
  kind: '种类',
  purpose: '哪一项',
  consentVersion: '同意书第几版',
  hasIdNumber: '带了证件',
  relation: '关系',
  isMinor: '未成年',
  leaders: '队长',
  isOpen: '接受申请',
  minutes: '时长',
  scans: '扫了几次',
  refused: '没算数',
  denial: '为什么',
  number: '志愿者编号',
  tags: '印象',
  until: '截止',
  records: '几条记录',
  includesReturned: '连同退回的',
  approved: '确认了几条',
  leftOut: '没计入几条',
  isCalled: '愿意被问',
  candidates: '候选几位',
  issued: '发了几张',
  struck: '去掉几位',
  bookings: '几个预约',
  people: '几位',
  waiting: '候补几位',
  corrected: '更正几条',
  reported: '已报几条',
  returned: '退回几条',
  change: '增减',
  size: '抽几条',
  percent: '抽百分之几',
  isStratified: '分组抽',
  population: '一共几条',
  drawn: '抽中几条',
  seed: '摇号',
  chainSeq: '时间链到第几条',
  nameReason: '为什么看姓名',
  sensitiveConsentVersion: '同意书第几版',
  device: '设备',
  ended: '退出几处',
  everywhere: '所有设备',
  since: '从几点起',
  times: '错了几次',
  rests: '停了几次',
  act: '做了什么',
  answerAct: '做了什么',
  referralAct: '做了什么',
  answerReason: '原因',
  voice: '请了谁',
  verdict: '结果',
  state: '怎么说',
}

/** Returns what a line says beyond its action; numbers that only machines read are left out. */
export function sayDetail(detail: Readonly<Record<string, unknown>>): string {
  const { from, to } = detail
  return Object.entries(detail)
    .filter(
      ([name, value]) => isForPeople(name, value) && !(from === to && (name === 'from' || name === 'to')),
    )
    .sort(([a], [b]) => namePlace(a) - namePlace(b))
    .map(([name, value]) => sayPart(name, value))
    .join('，')
}

/** What is counted is said with its measure word, and where something went as one goes. */
function sayPart(name: string, value: unknown): string {
  const sentence = sentences[name]
  const said = sayValue(name, value)
  return sentence === undefined ? `${detailNames[name] ?? name} ${said}` : sentence(said)
}

const sentences: Readonly<Record<string, (said: string) => string>> = {
  from: said => `从“${said}”`,
  to: said => `改成“${said}”`,
  party: said => `${said} 位`,
  made: said => `排了 ${said} 场`,
  left: said => `跳过 ${said} 场`,
  rows: said => `${said} 行`,
  stars: said => `${said} 星`,
  scans: said => `扫了 ${said} 次`,
  records: said => `${said} 条记录`,
  approved: said => `确认 ${said} 条`,
  leftOut: said => `没计入 ${said} 条`,
  candidates: said => `候选 ${said} 位`,
  issued: said => `发了 ${said} 张`,
  struck: said => `去掉 ${said} 位`,
  bookings: said => `${said} 个预约`,
  people: said => `${said} 位`,
  waiting: said => `候补 ${said} 位`,
  corrected: said => `更正 ${said} 条`,
  reported: said => `已报 ${said} 条`,
  returned: said => `退回 ${said} 条`,
  size: said => `抽 ${said} 条`,
  percent: said => `抽 ${said}%`,
  population: said => `一共 ${said} 条`,
  drawn: said => `抽中 ${said} 条`,
  chainSeq: said => `防伪记录到第 ${said} 条`,
  everyWeeks: said => `每 ${said} 周`,
  ended: said => `退出 ${said} 处`,
  times: said => `错了 ${said} 次`,
  rests: said => `停了 ${said} 次`,
  version: said => `第 ${said} 次修改`,
  consentVersion: said => `同意书第 ${said} 版`,
  sensitiveConsentVersion: said => `同意书第 ${said} 版`,
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
  const own = typeof value === 'string' ? ownWords[name]?.get(value) : undefined
  if (own !== undefined) return own
  if (typeof value === 'string') return (name === 'fields' && personFieldNames.get(value)) || sayWord(value)
  if (name === 'minutes') return `${String(value)} 分钟`
  if (name === 'weekdays' && Array.isArray(value)) return value.map(sayWeekdayNumber).join('、')
  if (Array.isArray(value) && fromTo.has(name)) return sayFromTo(name, value)
  if (Array.isArray(value)) return value.map(part => sayValue(name, part)).join('、')
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([part, inner]) => isForPeople(part, inner))
    // A setting keeps what it was and what it is.
    if (name === 'changed') return parts.map(([part, inner]) => saySetting(part, inner)).join('；')
    return parts.map(([part, inner]) => `${detailNames[part] ?? part} ${sayValue(part, inner)}`).join(' ')
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}

// Words that mean another thing elsewhere in the log.
const ownWords: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  act: new Map(Object.entries(actNames)),
  verdict: new Map(Object.entries(matterVerdictWords)),
  kind: new Map(Object.entries({ ...matterKindNames, ...articleKindNames })),
  purpose: new Map([
    ['groups', '所属人群'],
    ['health', '身体情况'],
  ]),
  answerAct: new Map(Object.entries(answerActNames)),
  referralAct: new Map(Object.entries(referralActNames)),
  answerReason: new Map(Object.entries(answerReasonNames)),
  voice: new Map(Object.entries({ member: '居民', team: '服务队', organization: '机构' })),
  state: new Map(Object.entries({ asked: '等本人回话', given: '同意', withdrawn: '收回' })),
}

// What a slot was and is.
const fromTo: ReadonlySet<string> = new Set(['places', 'startsAt', 'endsAt', 'room'])

function sayFromTo(name: string, [before, after]: readonly unknown[]): string {
  return `从“${sayValue(name, before)}”到“${sayValue(name, after)}”`
}

function saySetting(name: string, value: unknown): string {
  return Array.isArray(value) ? `${settingName(name)}${sayFromTo(name, value)}` : settingName(name)
}

const personFieldNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    name: '姓名',
    phone: '电话',
    birthDate: '出生日期',
    gender: '性别',
    areaId: '住在哪里',
    declared: '需要照顾的情况',
    sensitiveConsent: '敏感信息的同意',
    skills: '专业技能',
  }),
)

// What is decided or happened in words of its own, and a draw that takes whichever record.
const decisionNames = {
  approved: '通过',
  accepted: '已更正',
  refused: '没有通过',
  upheld: '属实',
  all: '全部',
  reused: '旧的登录凭据又被用了一次',
}

const wordNames: ReadonlyMap<string, string> = new Map([
  // Whoever else has the same word means what they say by it.
  ...Object.entries(stationFieldNames),
  ...personFieldNames,
  ...Object.entries(decisionNames),
  ...Object.entries(locationFieldNames),
  // A point is changed as a whole.
  ['latitude', locationFieldNames.point],
  ['longitude', locationFieldNames.point],
  ...Object.entries(articleFieldNames),
  ...Object.entries(refusalWords),
  ...Object.entries(relationNames),
  ...Object.entries(stockMoveNames),
  ...Object.entries(ratingTagNames),
  ...Object.entries(policyListWords).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(reportStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(runStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(roleNames),
  ...Object.entries(activityFieldNames),
  ...Object.entries(fieldNames),
  ...Object.entries(policyWords).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(serviceStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(bookingStatusNames).map(([key, { name }]) => [key, name] as const),
  ...Object.entries(bookingSourceWords),
])

function sayWord(word: string): string {
  if (/^\d{4}-\d\d-\d\dT/.test(word)) return stamp(word)
  return wordNames.get(word) ?? word
}

function sayWeekdayNumber(weekday: unknown): string {
  return weekdays.find(each => each.value === weekday)?.label ?? String(weekday)
}
