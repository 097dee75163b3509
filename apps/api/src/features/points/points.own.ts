import type { PointsKind } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const kindWords: Readonly<Record<PointsKind, string>> = {
  record: '服务得的',
  reversal: '更正扣回',
  redemption: '换礼品',
  return: '礼品退回',
  expiry: '年底清零',
}

/** The points somebody got and gave. */
export const pointsOwn: readonly OwnSource[] = [
  {
    name: 'points',
    title: '我的积分',
    holds: ['points_account.person_id'],
    heads: { personId: '谁', at: '时间', kind: '原因', amount: '积分' },
    says: { kind: kindWords },
    read: ownRows(
      'people',
      'points',
      `select a.person_id as "personId", t.at, t.kind, p.amount
        from points_account a join points_posting p on p.street_id = $1 and p.account_id = a.id
          join points_transfer t on t.street_id = $1 and t.id = p.transfer_id
        where a.street_id = $1 and a.person_id = any($2::uuid[]) order by t.at, t.id`,
    ),
  },
  {
    name: 'points-warnings',
    title: '提醒过积分要清零',
    holds: ['points_warning.person_id'],
    heads: { personId: '谁', year: '年份', warnedAt: '时间' },
    read: ownRows(
      'people',
      'points-warnings',
      `select person_id as "personId", year, warned_at as "warnedAt"
        from points_warning where street_id = $1 and person_id = any($2::uuid[]) order by year`,
    ),
  },
]
