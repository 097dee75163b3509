import type { Executor } from '../../platform/database.ts'

/** Returns whether a person is the member, or volunteers under their account. */
export async function isPersonOf(
  db: Executor,
  streetId: string,
  memberId: string,
  personId: string,
): Promise<boolean> {
  if (memberId === personId) return true
  const { rows } = await db.$client.query({
    name: 'volunteer-person-of',
    text: 'select from volunteer where street_id = $1 and person_id = $2 and member_id = $3',
    values: [streetId, personId, memberId],
  })
  return rows.length > 0
}
