import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** What somebody was told. */
export const noticeOwn: readonly OwnSource[] = [
  {
    name: 'notices',
    title: '我收到的消息',
    holds: ['notice.member_id'],
    heads: { createdAt: '时间', title: '标题', text: '内容', readAt: '看的时间' },
    read: ownRows(
      'member',
      'notices',
      `select created_at as "createdAt", title, text, read_at as "readAt"
        from notice where street_id = $1 and member_id = $2 order by id`,
    ),
  },
]
