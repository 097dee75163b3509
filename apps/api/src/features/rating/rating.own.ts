import { ratingTagNames } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** How somebody found what they had. */
export const ratingOwn: readonly OwnSource[] = [
  {
    name: 'ratings',
    title: '我的评价',
    holds: ['rating.member_id'],
    heads: {
      service: '服务',
      stars: '几颗星',
      tags: '选的词',
      text: '写的话',
      createdAt: '时间',
      answer: '回复',
      answeredAt: '回复时间',
    },
    says: { tags: ratingTagNames },
    read: ownRows(
      'member',
      'ratings',
      `select v.title as service, r.stars, r.tags, r.text, r.created_at as "createdAt", r.answer,
          r.answered_at as "answeredAt"
        from rating r join service v on v.street_id = $1 and v.id = r.service_id
        where r.street_id = $1 and r.member_id = $2 order by r.id`,
    ),
  },
]
