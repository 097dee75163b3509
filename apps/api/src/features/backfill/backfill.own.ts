import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** Hours that somebody wrote down later for a person. */
export const backfillOwn: readonly OwnSource[] = [
  {
    name: 'backfills',
    title: '给我补录的时长',
    holds: ['backfill.person_id', 'backfill.member_id'],
    heads: {
      personId: '谁',
      title: '活动',
      servedOn: '日期',
      place: '地点',
      content: '内容',
      minutes: '分钟',
      reason: '为什么补',
      proposedAt: '时间',
      decidedAt: '答复时间',
    },
    read: ownRows(
      'people',
      'backfills',
      `select person_id as "personId", title, served_on::text as "servedOn", place, content, minutes, reason,
          proposed_at as "proposedAt", decided_at as "decidedAt"
        from backfill where street_id = $1 and person_id = any($2::uuid[]) order by id`,
    ),
  },
]
