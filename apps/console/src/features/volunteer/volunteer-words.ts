import {
  type FreeTime,
  type GuardianRelation,
  type VolunteerStatus,
  volunteerStatusWords,
} from '@yunxuan/domain'
import type { Tone } from '../../ui/Tag.tsx'

export const volunteerStatusNames: Readonly<Record<VolunteerStatus, { name: string; tone: Tone }>> = {
  pending: { name: volunteerStatusWords.pending, tone: 'gold' },
  active: { name: volunteerStatusWords.active, tone: 'ok' },
  left: { name: volunteerStatusWords.left, tone: 'plain' },
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
