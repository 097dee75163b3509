import type { RedemptionStatus } from '@yunxuan/domain'
import { type OwnSource, ownRows } from '../../platform/own-data.ts'

const statusWords: Readonly<Record<RedemptionStatus, string>> = {
  reserved: '留着等领',
  collected: '领了',
  returned: '退回了',
}

/** What somebody got for their points. */
export const rewardOwn: readonly OwnSource[] = [
  {
    name: 'redemptions',
    title: '我换的礼品',
    holds: ['redemption.person_id', 'redemption.member_id'],
    heads: {
      personId: '谁',
      reward: '礼品',
      points: '积分',
      status: '状态',
      code: '领取码',
      reservedAt: '换的时间',
      endedAt: '领走或退回的时间',
      reason: '说明',
    },
    says: { status: statusWords },
    read: ownRows(
      'member',
      'redemptions',
      `select r.person_id as "personId", w.name as reward, r.points, r.status, r.code,
          r.reserved_at as "reservedAt", r.ended_at as "endedAt", r.reason
        from redemption r join reward w on w.street_id = $1 and w.id = r.reward_id
        where r.street_id = $1 and r.member_id = $2 order by r.id`,
    ),
  },
]
