import { gradeWords, originNames } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** The hours somebody served. */
export const recordOwn: readonly OwnSource[] = [
  {
    name: 'records',
    title: '我的服务记录',
    holds: ['record.person_id', 'record.member_id'],
    heads: {
      personId: '谁',
      number: '志愿者号',
      title: '活动',
      servedOn: '日期',
      place: '地点',
      content: '内容',
      minutes: '分钟',
      organization: '组织单位',
      grade: '凭什么',
      origin: '怎么来的',
      reason: '说明',
      approvedAt: '确认时间',
    },
    says: { grade: gradeWords, origin: originNames },
    read: ownRows(
      'people',
      'records',
      `select person_id as "personId", number, title, served_on::text as "servedOn", place, content, minutes,
          organization_name as organization, grade, origin, reason, approved_at as "approvedAt"
        from record where street_id = $1 and person_id = any($2::uuid[]) order by approved_at, id`,
    ),
  },
]
