import type { LoanStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<LoanStatus, string>> = {
  out: '借着',
  back: '还了',
  lost: '丢了',
  broken: '坏了',
}

/** What somebody borrowed. What they used up, such as plasters, is kept without whose it was. */
export const loanOwn: readonly OwnSource[] = [
  {
    name: 'loans',
    title: '我借的东西',
    holds: ['loan.member_id'],
    heads: {
      item: '东西',
      place: '哪里借的',
      takenAt: '借的时间',
      dueDate: '哪天前还',
      status: '状态',
      endedAt: '还的时间',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'loans',
      `select i.name as item, l.name as place, o.taken_at as "takenAt", o.due_date::text as "dueDate", o.status,
          o.ended_at as "endedAt"
        from loan o join item i on i.street_id = $1 and i.id = o.item_id
          join location l on l.street_id = $1 and l.id = i.location_id
        where o.street_id = $1 and o.member_id = $2 order by o.taken_at, o.id`,
    ),
  },
]
