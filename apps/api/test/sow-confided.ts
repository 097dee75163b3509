import { newId } from '../src/platform/ids.ts'
import type { House } from './house.ts'
import type { SownMember, SownStreet } from './sow.ts'

/** A matter that an enterprise raised in confidence, and that it said was over at a time; returns its id. */
export async function sowConfided(
  house: House,
  of: { street: SownStreet; asker: SownMember; areaId?: string; organizationId?: string },
  endedAt: string,
): Promise<string> {
  const { street, asker, areaId = null, organizationId = street.organizationId } = of
  const id = newId()
  await house.db.$client.query(
    `insert into matter (street_id, id, number, kind, raised_by, organization_id, area_id, status, verdict, ended_at,
      created_at)
    values ($1, $2::uuid, right($2::text, 12), 'enterprise', $3, $4, $5, 'done', 'met', $6,
      $6::timestamptz - interval '3 days')`,
    [street.streetId, id, asker.memberId, organizationId, areaId, endedAt],
  )
  await step(house, { street, asker, id, position: 1, act: 'accept', at: endedAt })
  return id
}

/** Whoever raised it says that it is not over after all. */
export async function reopenConfided(
  house: House,
  { street, asker, id }: { street: SownStreet; asker: SownMember; id: string },
  at: string,
): Promise<void> {
  await house.db.$client.query(
    `update matter set status = 'open', verdict = null, ended_at = null where street_id = $1 and id = $2`,
    [street.streetId, id],
  )
  await step(house, { street, asker, id, position: 2, act: 'reopen', at })
}

/** It is over once more. */
export async function endConfidedAgain(
  house: House,
  { street, asker, id }: { street: SownStreet; asker: SownMember; id: string },
  at: string,
): Promise<void> {
  await house.db.$client.query(
    `update matter set status = 'done', verdict = 'met', ended_at = $3 where street_id = $1 and id = $2`,
    [street.streetId, id, at],
  )
  await step(house, { street, asker, id, position: 3, act: 'accept', at })
}

async function step(
  house: House,
  of: { street: SownStreet; asker: SownMember; id: string; position: number; act: string; at: string },
): Promise<void> {
  await house.db.$client.query(
    `insert into matter_step (street_id, matter_id, position, act, by_id, party, at, is_public)
      values ($1, $2, $3, $4, $5, 'asker', $6, false)`,
    [of.street.streetId, of.id, of.position, of.act, of.asker.memberId, of.at],
  )
}
