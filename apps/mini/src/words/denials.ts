import type { BookingDenial } from '@yunxuan/domain'

/** A denial as it stands beside one slot; the whole sentence is in refusals.ts. */
export const denialNotes: Readonly<Record<BookingDenial, string>> = {
  slot_cancelled: '这一场取消了',
  service_not_published: '服务暂时停了',
  booking_not_open: '还没开放预约',
  booking_closed: '预约已截止',
  already_booked: '这一场已经约过了',
  party_too_large: '人数超过上限',
  birth_date_missing: '要先填出生日期',
  age_not_eligible: '年龄不在范围里',
  area_not_eligible: '只接待指定社区的居民',
  audience_not_eligible: '只给特定人群办',
  askers_first: '先让提出需要的邻居约',
  too_many_places: '这项服务约得够多了',
  overlapping_booking: '这个时间还约了别的',
  slot_full: '已约满',
}

/** Denials that are about the person and hold for every slot. */
export const personalDenials: readonly BookingDenial[] = [
  'birth_date_missing',
  'age_not_eligible',
  'area_not_eligible',
  'audience_not_eligible',
]
