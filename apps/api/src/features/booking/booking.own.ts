import { type BookingStatus, bookingSourceWords } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<BookingStatus, string>> = {
  pending: '等审核',
  booked: '约好了',
  attended: '去了',
  no_show: '没去',
  excused: '请了假',
  cancelled: '取消了',
  late_cancelled: '临时取消了',
  rejected: '没通过',
  slot_cancelled: '这一场取消了',
}

/** What somebody booked or signed up for, for themselves and their family. */
export const bookingOwn: readonly OwnSource[] = [
  {
    name: 'bookings',
    title: '我的预约和报名',
    holds: ['booking.member_id', 'booking.person_id', 'booking.dependant_id'],
    heads: {
      service: '服务',
      startsAt: '开始',
      endsAt: '结束',
      personId: '谁来',
      party: '几位',
      status: '状态',
      source: '怎么约的',
      code: '预约码',
      reason: '说明',
      createdAt: '约的时间',
    },
    says: { status: statusWords, source: bookingSourceWords },
    read: ownRows(
      'member',
      'bookings',
      `select v.title as service, s.starts_at as "startsAt", s.ends_at as "endsAt", b.person_id as "personId",
          b.party, b.status, b.source, b.code, b.reason, b.created_at as "createdAt"
        from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
          join service v on v.street_id = $1 and v.id = s.service_id
        where b.street_id = $1 and b.member_id = $2 order by b.id`,
    ),
  },
]
