import type { Claim } from '@yunxuan/contract'
import type { Executor, Tx } from '../../platform/database.ts'

const columns = `c.id, c.figure_id as "figureId", c.name, c.value, c.unit, c.period, c.quote, c.source`

/** Returns what a street says of itself and has not taken back. */
export async function listClaims(db: Executor, streetId: string): Promise<Claim[]> {
  const { rows } = await db.$client.query<Claim>({
    name: 'claim-list',
    text: `select ${columns} from claim c where c.street_id = $1 and c.withdrawn_at is null order by c.id`,
    values: [streetId],
  })
  return rows
}

/** Writes down a claim; one that is there stays. */
export async function insertClaim(
  tx: Tx,
  { streetId, createdBy, now }: { streetId: string; createdBy: string | null; now: Date },
  claim: Claim,
): Promise<void> {
  await tx.$client.query({
    name: 'claim-insert',
    text: `insert into claim (street_id, id, figure_id, name, value, unit, period, quote, source, created_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [
      streetId,
      claim.id,
      claim.figureId,
      claim.name,
      claim.value,
      claim.unit,
      claim.period,
      claim.quote,
      claim.source,
      createdBy,
      now,
    ],
  })
}

/** Takes a claim back; returns whether it stood. */
export async function withdrawClaim(
  tx: Tx,
  of: { streetId: string; claimId: string; by: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'claim-withdraw',
    text: `update claim set withdrawn_by = $3, withdrawn_at = $4
      where street_id = $1 and id = $2 and withdrawn_at is null`,
    values: [of.streetId, of.claimId, of.by, of.now],
  })
  return rowCount === 1
}
