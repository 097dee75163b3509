import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** What somebody follows. */
export const followOwn: readonly OwnSource[] = [
  {
    name: 'follows',
    title: '我的收藏',
    holds: ['follow.member_id'],
    heads: { service: '服务', isTold: '有新场次告诉我', createdAt: '时间' },
    read: ownRows(
      'member',
      'follows',
      `select v.title as service, f.is_told as "isTold", f.created_at as "createdAt"
        from follow f join service v on v.street_id = $1 and v.id = f.service_id
        where f.street_id = $1 and f.member_id = $2 order by f.created_at, f.service_id`,
    ),
  },
]
