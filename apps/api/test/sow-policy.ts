import type { Policy } from '@yunxuan/domain'
import type { House } from './house.ts'
import type { SownMember } from './sow.ts'

/** Lets a street have settings of its own, the rest as usual; somebody of the street has made them. */
export async function sowPolicy(house: House, by: SownMember, settings: Partial<Policy>): Promise<void> {
  await house.db.$client.query(
    `insert into policy (street_id, version, settings, changed_at, changed_by)
      select $1::text, coalesce(max(version), 0) + 1, $2, $3, $4 from policy where street_id = $1`,
    [by.streetId, JSON.stringify(settings), house.clock.now, by.memberId],
  )
}
