import type { WaitlistStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<WaitlistStatus, string>> = {
  waiting: '在等',
  offered: '有名额了',
  accepted: '要了',
  declined: '没要',
  expired: '过时了',
  left: '不等了',
  closed: '没等到',
}

/** What somebody waited for. */
export const waitlistOwn: readonly OwnSource[] = [
  {
    name: 'waitlist',
    title: '我的候补',
    holds: ['waitlist.member_id', 'waitlist.person_id', 'waitlist.dependant_id'],
    heads: {
      service: '服务',
      startsAt: '开始',
      personId: '谁来',
      party: '几位',
      status: '状态',
      offeredAt: '给名额的时间',
      createdAt: '排队的时间',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'waitlist',
      `select v.title as service, s.starts_at as "startsAt", w.person_id as "personId", w.party, w.status,
          w.offered_at as "offeredAt", w.created_at as "createdAt"
        from waitlist w join slot s on s.street_id = $1 and s.id = w.slot_id
          join service v on v.street_id = $1 and v.id = s.service_id
        where w.street_id = $1 and w.member_id = $2 order by w.id`,
    ),
  },
]
