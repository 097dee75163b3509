import type { FreeTime, GuardianRelation, ProfileNeed, VolunteerStatus } from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const volunteerStatusNames: Readonly<Record<VolunteerStatus, { name: string; tone: Tone }>> = {
  pending: { name: '资料未齐', tone: 'gold' },
  active: { name: '可以报名', tone: 'ok' },
  left: { name: '已退出', tone: 'plain' },
}

export const needNames: Readonly<Record<ProfileNeed, string>> = {
  real_name: '真实姓名',
  id_number: '证件号码',
  birth_date: '出生日期',
  gender: '性别',
  area: '住在哪里',
  phone: '电话',
  service_categories: '服务领域',
  guardian_consent: '家长同意',
}

export const relationNames: Readonly<Record<GuardianRelation, string>> = {
  father: '父亲',
  mother: '母亲',
  grandparent: '祖辈',
  other: '其他监护人',
}

const dayNames = ['一', '二', '三', '四', '五', '六', '日'] as const
const partNames: Readonly<Record<FreeTime['part'], string>> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
}

/** Returns 周六上午、周日下午. */
export function sayTimes(times: readonly FreeTime[]): string {
  return sayList(times.map(({ weekday, part }) => `周${dayNames[weekday - 1] ?? ''}${partNames[part]}`))
}

/** Returns words one after the other; 没有填 when there are none. */
export function sayList(words: readonly string[]): string {
  return words.length === 0 ? '没有填' : words.join('、')
}
