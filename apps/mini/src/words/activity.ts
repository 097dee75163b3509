import type { Activity, ActivityCard, Shift, Signup } from '@yunxuan/contract'
import type { SignupDenial } from '@yunxuan/domain'
import type { Tone } from '../ui/Tag.tsx'
import { denialNotes } from './denials.ts'
import { denialWords } from './refusals.ts'

export const signupStates: Readonly<Record<Signup['status'], { tone: Tone; words: string }>> = {
  pending: { tone: 'gold', words: '等确认' },
  booked: { tone: 'ok', words: '已报名' },
  attended: { tone: 'blue', words: '已签到' },
  no_show: { tone: 'neutral', words: '没来' },
  excused: { tone: 'neutral', words: '请过假' },
  cancelled: { tone: 'neutral', words: '已退出' },
  late_cancelled: { tone: 'neutral', words: '临时退出' },
  rejected: { tone: 'red', words: '没通过' },
  slot_cancelled: { tone: 'red', words: '班次取消' },
}

/** A denial as it stands beside one shift; the whole sentence is in refusals.ts. */
export const shiftNotes: Readonly<Record<SignupDenial, string>> = {
  ...denialNotes,
  slot_cancelled: '这一班取消了',
  service_not_published: '活动暂时停了',
  booking_not_open: '还没开放报名',
  booking_closed: '报名已截止',
  already_booked: '这一班已经报过名了',
  slot_full: '已招满',
  age_not_eligible: '年龄不在要求里',
  area_not_eligible: '只招指定社区的居民',
  volunteer_missing: '先登记成为志愿者',
  volunteer_pending: '志愿者资料还差几项',
  guardian_consent_missing: '要先有监护人同意',
  activity_consent_missing: '要监护人同意',
  team_only: '只招本队队员',
  qualification_missing: '要有资格证件',
  qualification_expired: '资格证件到那天过期了',
  time_taken: '那段时间您有别的安排',
  stall_full: '这个摊位招满了',
}

/** What is said of a service elsewhere, as it is of an activity. */
const ofActivity: Partial<Record<SignupDenial, string>> = {
  slot_cancelled: '这一班取消了，可以看看别的班次。',
  service_not_published: '这个活动暂时停了，可以看看别的活动。',
  booking_not_open: '还没到开放报名的时间，到时再来。',
  booking_closed: '这一班的报名已经截止，可以看看别的班次。',
  already_booked: '这一班已经报过名了，在“我的班次”里能看到。',
  age_not_eligible: '年龄不在这个活动的要求里，可以看看别的活动。',
  area_not_eligible: '这个活动只招指定社区的居民，可以看看别的活动。',
  slot_full: '这一班招满了，可以换个班次。',
}

/** Returns why somebody may not sign up, whole, with what else is possible. */
export function whyNotShift(denial: SignupDenial): string {
  return ofActivity[denial] ?? denialWords(denial)
}

/** Returns how far away a place is; empty when nobody knows. */
export function sayDistance(metres: number | null): string {
  if (metres === null) return ''
  if (metres < 1000) return `${Math.max(1, Math.round(metres / 50)) * 50} 米`
  return `${(metres / 1000).toFixed(1)} 公里`
}

/** Returns whose activity it is: the team's, else the organization's. */
export function sayWhose(activity: Pick<ActivityCard, 'team' | 'organization'>): string {
  return activity.team?.name ?? activity.organization.name
}

/** Returns the ages that may come, such as 满 16 岁; empty when all may. */
export function sayAges({ minimumAge, maximumAge }: Pick<Activity, 'minimumAge' | 'maximumAge'>): string {
  const from = minimumAge === null ? '' : `满 ${minimumAge} 岁`
  const to = maximumAge === null ? '' : `${maximumAge} 岁以下`
  return [from, to].filter(Boolean).join('，')
}

export function sayShiftCount(shift: Pick<Shift, 'places' | 'placesLeft'>): string {
  return `招 ${shift.places} 人，余 ${shift.placesLeft} 位`
}
