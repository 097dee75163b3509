import { addDays, shanghaiClock, shanghaiDate, shanghaiInstant } from './shanghai.ts'

/** What a notice in the inbox tells of. */
export const noticeKinds = [
  'booking_approved',
  'booking_rejected',
  'slot_moved',
  'slot_cancelled',
  'offer',
  'offer_expired',
  'booked_by_desk',
  'excused',
  'rating_answered',
  'login_requested',
  'login_rejected',
  'login_opened',
  'record_approved',
  'record_reversed',
  'correction_answered',
  'hours_back_filled',
  'points_running_out',
  'redemption_returned',
  'star_awarded',
  'certificate_revoked',
  'login_reset',
  'administrator_granted',
  'signup_withdrawn',
  'replacement_call',
  'guardian_consent',
  'identity_corrected',
  'qualification_approved',
  'qualification_rejected',
  'team_applied',
  'team_invited',
  'team_approved',
  'team_rejected',
  'team_removed',
  'team_leader',
  'matter_moved',
  'article_consent',
  'delegate_named',
  'referral_moved',
  'new_slots',
  'reminder',
  'offer_ending',
  'room_decided',
  'room_called_off',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a message is worth, the most first: of several that want one grant the first is sent. */
export const messageGrades = ['cancellation', 'change', 'offer', 'reminder', 'news'] as const
export type MessageGrade = (typeof messageGrades)[number]

const gradeOfKind: Partial<Record<NoticeKind, MessageGrade>> = {
  slot_cancelled: 'cancellation',
  booking_rejected: 'cancellation',
  signup_withdrawn: 'cancellation',
  room_called_off: 'cancellation',
  room_decided: 'change',
  slot_moved: 'change',
  booking_approved: 'change',
  booked_by_desk: 'change',
  excused: 'change',
  login_requested: 'change',
  login_opened: 'change',
  login_reset: 'change',
  administrator_granted: 'change',
  offer: 'offer',
  offer_ending: 'offer',
  replacement_call: 'offer',
  reminder: 'reminder',
  points_running_out: 'reminder',
}

/** Returns what a message of a kind is worth; what is not said above is news. */
export function gradeOf(kind: NoticeKind): MessageGrade {
  return gradeOfKind[kind] ?? 'news'
}

/**
 * What a message says of a notice where it leaves the app, in at most twenty characters: a lock screen and two
 * companies read it, so it names nobody and no confidence, whatever the notice's own title says.
 */
export const outsideWords: Readonly<Record<NoticeKind, string>> = {
  booking_approved: '预约通过了',
  booking_rejected: '预约没有通过',
  slot_moved: '时间或地点有变',
  slot_cancelled: '这一场取消了',
  offer: '有名额了，等您确认',
  offer_expired: '名额没有等到您',
  booked_by_desk: '帮您约好了',
  excused: '请假记上了',
  rating_answered: '您的评价有回复',
  login_requested: '工作台账号等您确认',
  login_rejected: '工作台账号没有开通',
  login_opened: '工作台账号开通了',
  record_approved: '时长记上了',
  record_reversed: '一条时长有更正',
  correction_answered: '您提的更正有答复',
  hours_back_filled: '时长补上了',
  points_running_out: '有积分快到期了',
  redemption_returned: '兑换的礼品退回了',
  star_awarded: '评星有结果了',
  certificate_revoked: '一张证书收回了',
  login_reset: '工作台账号要重新设置',
  administrator_granted: '街道有了新的管理员',
  signup_withdrawn: '活动有人退出',
  replacement_call: '急找志愿者补位',
  guardian_consent: '家长同意有消息了',
  identity_corrected: '登记的资料有更正',
  qualification_approved: '证件审核通过了',
  qualification_rejected: '证件没有审核通过',
  team_applied: '服务队有新消息',
  team_invited: '有服务队邀请您',
  team_approved: '服务队有新消息',
  team_rejected: '服务队有新消息',
  team_removed: '服务队有新消息',
  team_leader: '服务队有新消息',
  matter_moved: '您关心的事有进展',
  article_consent: '有一篇文章等您回话',
  delegate_named: '街道有消息给您',
  referral_moved: '街道有消息给您',
  new_slots: '收藏的服务有新场次',
  room_decided: '借场地有答复了',
  room_called_off: '借的场地用不了了',
  reminder: '快到时间了',
  offer_ending: '名额快到时限了',
}

/** When somebody is left in peace: from one full hour of the Shanghai clock to another, mostly over midnight. */
export interface QuietHours {
  /** 19 to 23. */
  from: number
  /** 6 to 10. */
  until: number
}

/** The hours among which somebody chooses. */
export const quietFrom = [19, 20, 21, 22, 23] as const
export const quietUntil = [6, 7, 8, 9, 10] as const

/** What of the messages somebody wants, and when. */
export interface MessageSettings {
  /** Being reminded, in the inbox too. */
  reminders: boolean
  /** Whether these leave the app; in the inbox they are in any case. */
  offers: boolean
  news: boolean
  /** Whether what must not be missed may come as a text message. */
  sms: boolean
  quiet: QuietHours | null
}

/** The settings of whoever has chosen none. */
export const usualMessageSettings: MessageSettings = {
  reminders: true,
  offers: true,
  news: true,
  sms: true,
  quiet: { from: 21, until: 8 },
}

/** Returns when the quiet hours end that an instant lies in; undefined when it lies in none. */
export function quietEnds(quiet: QuietHours | null, at: Date): Date | undefined {
  if (quiet === null) return undefined
  const { hour } = shanghaiClock(at)
  const today = shanghaiDate(at)
  const until = `${String(quiet.until).padStart(2, '0')}:00`
  if (hour < quiet.until) return shanghaiInstant(today, until)
  return hour >= quiet.from ? shanghaiInstant(addDays(today, 1), until) : undefined
}

// Whoever is on the way already is told at once.
const onTheWayMs = 2 * 3_600_000

/**
 * Returns when a message leaves: at once, or when the quiet hours are over. What was cancelled or changed does not wait
 * where it begins before then, or so soon after that nobody could still stay at home.
 */
export function leavesAt(
  grade: MessageGrade,
  { quiet, startsAt }: { quiet: QuietHours | null; startsAt: Date | null },
  now: Date,
): Date {
  const ends = quietEnds(quiet, now)
  if (ends === undefined) return now
  const isPressing = grade === 'cancellation' || grade === 'change'
  // Of what is called off and has no time here, nobody knows that it can wait.
  const isSoon =
    startsAt === null ? grade === 'cancellation' : startsAt.getTime() < ends.getTime() + onTheWayMs
  return isPressing && isSoon ? now : ends
}

/** The ways out of the app, in the order in which they are tried. */
export const messageChannels = ['wechat', 'sms'] as const
export type MessageChannel = (typeof messageChannels)[number]

/**
 * The life of a message: it waits, was sent, stays in the inbox (nobody is reached, or wants it), is not true any more,
 * or no way led to its end.
 */
export const messageStatuses = ['due', 'sent', 'kept', 'stale', 'failed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** By what somebody can be reached now. */
export interface Reach {
  /** Grants of WeChat that are not spent: each is one message. */
  grants: number
  /** How many claims on something that is still to come, which a grant may be needed for. */
  coming: number
  /** Whether there is a number, and something that sends to it. */
  sms: boolean
}

/**
 * Decides how a message leaves the app; undefined when it stays in the inbox. News does not take the last grant of
 * whoever still counts on something; a text message is only for what must not be missed.
 */
export function channelOf(
  grade: MessageGrade,
  settings: MessageSettings,
  reach: Reach,
  failed: readonly MessageChannel[] = [],
): MessageChannel | undefined {
  if (!wantsOutside(grade, settings)) return undefined
  const kept = grade === 'news' && reach.coming > 0 ? 1 : 0
  if (reach.grants > kept && !failed.includes('wechat')) return 'wechat'
  const mustNotBeMissed = grade === 'cancellation' || grade === 'change' || grade === 'offer'
  return mustNotBeMissed && reach.sms && settings.sms && !failed.includes('sms') ? 'sms' : undefined
}

function wantsOutside(grade: MessageGrade, settings: MessageSettings): boolean {
  if (grade === 'offer') return settings.offers
  if (grade === 'reminder') return settings.reminders
  return grade === 'news' ? settings.news : true
}

/** Whoever refused to be asked is not asked again for so many days. */
const refusalDays = 30

/** Returns whether somebody may be asked for a grant; only ever in a tap that has just succeeded. */
export function mayAskForGrant(refusedAt: Date | null, now: Date): boolean {
  return refusedAt === null || now.getTime() - refusedAt.getTime() >= refusalDays * 24 * 3_600_000
}

/** How often a message is tried by one way before the next is taken. */
export const messageTries = 6

/** Returns how long a message rests after so many tries that came to nothing, milliseconds: 1, 2, 4 … 30 minutes. */
export function restAfter(tries: number): number {
  return Math.min(2 ** Math.max(0, tries - 1), 30) * 60_000
}

/** Returns a text of so many characters at most, the last of them … where it was longer. */
export function shorten(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
