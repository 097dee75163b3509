import type { OwnStanding, Qualification, Volunteer } from '@yunxuan/contract'
import type { DayPart, FreeTime, GuardianRelation, IdFault, ProfileNeed } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'

interface State {
  tone: Tone
  words: string
}

export const volunteerStates: Readonly<Record<Volunteer['status'], State>> = {
  pending: { tone: 'gold', words: '资料还差几项' },
  active: { tone: 'ok', words: '可以参加活动' },
  left: { tone: 'neutral', words: '已退出' },
}

/** What a profile still lacks, as said in 还差：真实姓名、监护人同意. */
export const needNames: Readonly<Record<ProfileNeed, string>> = {
  real_name: '真实姓名',
  id_number: '身份证号码',
  birth_date: '出生日期',
  gender: '性别',
  area: '住的社区',
  phone: '手机号码',
  service_categories: '想做的服务',
  guardian_consent: '监护人同意',
}

export const qualificationStates: Readonly<Record<Qualification['status'], State>> = {
  pending: { tone: 'gold', words: '等社区确认' },
  approved: { tone: 'ok', words: '已确认' },
  rejected: { tone: 'red', words: '没通过' },
}

export const standingStates: Readonly<Record<OwnStanding['standing'], State>> = {
  applied: { tone: 'gold', words: '等队长回复' },
  invited: { tone: 'blue', words: '邀请您加入' },
  active: { tone: 'ok', words: '已加入' },
  rejected: { tone: 'neutral', words: '没通过' },
  declined: { tone: 'neutral', words: '已谢绝' },
  left: { tone: 'neutral', words: '已退出' },
  removed: { tone: 'neutral', words: '已移出' },
}

export const guardianNames: Readonly<Record<GuardianRelation, string>> = {
  father: '爸爸',
  mother: '妈妈',
  grandparent: '祖父母、外祖父母',
  other: '其他监护人',
}

/** What is wrong with a typed identity number, told while it is typed. */
export const idFaultWords: Readonly<Record<IdFault, string>> = {
  id_malformed: '身份证号码是 18 位，请对照身份证再看看',
  id_checksum_wrong: '有一位不对，请对照身份证再看看',
  id_birth_differs: '和登记的出生日期不一样',
  id_gender_differs: '和登记的性别不一样',
}

export const genderNames = { female: '女', male: '男' } as const

export const dayPartNames: Readonly<Record<DayPart, string>> = {
  morning: '上午',
  afternoon: '下午',
  evening: '晚上',
}

export const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** Returns free times as said to a neighbour: 周三下午、周六上午. */
export function sayTimes(times: readonly FreeTime[]): string {
  return times.map(({ weekday, part }) => `${weekdayNames[weekday - 1]}${dayPartNames[part]}`).join('、')
}
