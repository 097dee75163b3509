import { defaultPolicy, type Policy } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** One version of a street's settings, and who made it. */
export interface PolicyVersion {
  version: number
  settings: Policy
  changedAt: Date | null
  changedByName: string | null
}

interface PolicyRow {
  version: number
  settings: Partial<Policy>
  changed_at: Date
  changed_by_name: string | null
}

/** Returns the settings in force: the street's latest, filled up with defaults where it says nothing. */
export async function loadPolicy(db: Executor, streetId: string): Promise<Policy> {
  return (await loadPolicyVersion(db, streetId)).settings
}

/** Returns the settings in force with their version; version 0 when the street has changed none. */
export async function loadPolicyVersion(db: Executor, streetId: string): Promise<PolicyVersion> {
  const { rows } = await db.$client.query<PolicyRow>({
    name: 'policy-load',
    text: `select p.version, p.settings, p.changed_at, m.name as changed_by_name
      from policy p left join member m on m.street_id = $1 and m.id = p.changed_by
      where p.street_id = $1 order by p.version desc limit 1`,
    values: [streetId],
  })
  const row = rows[0]
  if (row === undefined) {
    return { version: 0, settings: defaultPolicy, changedAt: null, changedByName: null }
  }
  return {
    version: row.version,
    settings: { ...defaultPolicy, ...row.settings },
    changedAt: row.changed_at,
    changedByName: row.changed_by_name,
  }
}

/** Writes a version unless somebody wrote it before; returns whether it was written. */
export async function insertPolicy(
  tx: Tx,
  row: { streetId: string; version: number; settings: Policy; changedAt: Date; changedBy: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'policy-insert',
    text: `insert into policy (street_id, version, settings, changed_at, changed_by)
      values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values: [row.streetId, row.version, JSON.stringify(row.settings), row.changedAt, row.changedBy],
  })
  return rowCount === 1
}
