import { type OwnSource, ownRows } from '../../platform/own-data.ts'

/** Since when somebody's calendar is read elsewhere; of its address there is only a hash. */
export const feedOwn: readonly OwnSource[] = [
  {
    name: 'calendar',
    title: '同步到日历',
    holds: ['own_calendar.member_id'],
    heads: { since: '从' },
    read: ownRows(
      'member',
      'calendar',
      'select since from own_calendar where street_id = $1 and member_id = $2',
    ),
  },
]
