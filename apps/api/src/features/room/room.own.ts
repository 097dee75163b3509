import type { RoomUseStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<RoomUseStatus, string>> = {
  pending: '等答复',
  approved: '批准了',
  declined: '没批准',
  withdrawn: '自己取消了',
  called_off: '用不成了',
}

/** What rooms somebody asked for. */
export const roomOwn: readonly OwnSource[] = [
  {
    name: 'room-uses',
    title: '我借的场地',
    holds: ['room_use.member_id'],
    heads: {
      place: '地点',
      room: '房间',
      startsAt: '开始',
      endsAt: '结束',
      purpose: '做什么',
      heads: '几位',
      groupName: '哪个团体',
      status: '状态',
      reason: '说明',
      createdAt: '申请时间',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'room-uses',
      `select l.name as place, r.name as room, u.starts_at as "startsAt", u.ends_at as "endsAt", u.purpose, u.heads,
          u.group_name as "groupName", u.status, u.reason, u.created_at as "createdAt"
        from room_use u join room r on r.street_id = $1 and r.id = u.room_id
          join location l on l.street_id = $1 and l.id = r.location_id
        where u.street_id = $1 and u.member_id = $2 order by u.id`,
    ),
  },
]
