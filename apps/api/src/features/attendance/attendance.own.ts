import { gradeWords } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** When somebody scanned, what of it did not count, and when they asked to join. */
export const attendanceOwn: readonly OwnSource[] = [
  {
    name: 'scans',
    title: '签到签退',
    holds: ['scan.person_id', 'scan.member_id'],
    heads: {
      activity: '活动',
      at: '时间',
      personId: '谁',
      direction: '签到还是签退',
      grade: '怎么签的',
      isCounted: '算数',
      distanceMetres: '离地点几米',
    },
    says: { direction: { in: '签到', out: '签退' }, grade: gradeWords },
    read: ownRows(
      'people',
      'scans',
      `select v.title as activity, c.at, c.person_id as "personId", c.direction, c.grade,
          c.denial is null as "isCounted", c.distance_metres as "distanceMetres"
        from scan c left join slot s on s.street_id = $1 and s.id = c.shift_id
          left join service v on v.street_id = $1 and v.id = s.service_id
        where c.street_id = $1 and (c.person_id = any($2::uuid[]) or c.member_id = any($2::uuid[]))
        order by c.at, c.id`,
    ),
  },
  {
    name: 'odd-scans',
    title: '扫了别的码',
    holds: ['scan_tally.member_id'],
    heads: { day: '日期', scans: '次数' },
    read: ownRows(
      'member',
      'odd-scans',
      'select day::text, scans from scan_tally where street_id = $1 and member_id = $2 order by day',
    ),
  },
  {
    name: 'walk-ins',
    title: '现场申请加入',
    holds: ['walk_in_request.person_id', 'walk_in_request.member_id', 'walk_in_request.dependant_id'],
    heads: { activity: '活动', personId: '谁', status: '结果', reason: '说明', createdAt: '时间' },
    says: { status: { asked: '等答复', approved: '同意', rejected: '没同意' } },
    read: ownRows(
      'member',
      'walk-ins',
      `select v.title as activity, w.person_id as "personId", w.status, w.reason, w.created_at as "createdAt"
        from walk_in_request w join slot s on s.street_id = $1 and s.id = w.shift_id
          join service v on v.street_id = $1 and v.id = s.service_id
        where w.street_id = $1 and w.member_id = $2 order by w.id`,
    ),
  },
]
