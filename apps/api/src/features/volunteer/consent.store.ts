import type { GuardianRelation } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'

/** A guardian's consent as it is written: in the app by the guardian, or seen on paper. */
export interface NewConsent {
  streetId: string
  id: string
  personId: string
  relation: GuardianRelation
  version: number
  givenAt: Date
  guardianId: string | null
  guardianName: Buffer | null
  seenBy: string | null
  reason: string
}

/** Writes a consent unless one is in force; returns whether it was written. */
export async function insertConsent(tx: Tx, row: NewConsent): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'consent-insert',
    text: `insert into guardian_consent (street_id, id, person_id, relation, version, given_at, guardian_id,
        guardian_name, seen_by, reason)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (street_id, person_id) where withdrawn_at is null do nothing`,
    values: [
      row.streetId,
      row.id,
      row.personId,
      row.relation,
      row.version,
      row.givenAt,
      row.guardianId,
      row.guardianName,
      row.seenBy,
      row.reason,
    ],
  })
  return rowCount === 1
}

/** Ends the consent in force; returns false when there is none. */
export async function withdrawConsent(
  tx: Tx,
  streetId: string,
  personId: string,
  by: { memberId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'consent-withdraw',
    text: `update guardian_consent set withdrawn_at = $3, withdrawn_by = $4
      where street_id = $1 and person_id = $2 and withdrawn_at is null`,
    values: [streetId, personId, by.now, by.memberId],
  })
  return rowCount === 1
}
