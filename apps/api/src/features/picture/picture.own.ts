import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** The pictures a person sent: when, and how large; each is seen where it was sent to. */
export const pictureOwn: readonly OwnSource[] = [
  {
    name: 'pictures',
    title: '我发过的照片',
    holds: ['picture.added_by'],
    heads: { addedAt: '时间', width: '宽', height: '高', erasedAt: '删除时间' },
    read: ownRows(
      'member',
      'pictures',
      `select added_at as "addedAt", width, height, erased_at as "erasedAt"
        from picture where street_id = $1 and added_by = $2 order by id`,
    ),
  },
  {
    name: 'picture-days',
    title: '每天发了几张照片',
    holds: ['picture_day.member_id'],
    heads: { day: '日期', count: '张数' },
    read: ownRows(
      'member',
      'picture-days',
      'select day::text, count from picture_day where street_id = $1 and member_id = $2 order by day',
    ),
  },
]
