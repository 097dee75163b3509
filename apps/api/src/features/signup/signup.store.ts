import type { Executor, Tx } from '../../platform/database.ts'

/** What a volunteer chose for a shift. */
export interface ChoiceRow {
  slotId: string
  personId: string
  stallId: string | null
  stallName: string | null
  guardianConsentedAt: Date | null
}

/** Returns what persons chose for shifts. */
export async function listChoices(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
  personIds: readonly string[],
): Promise<ChoiceRow[]> {
  if (slotIds.length === 0) return []
  const { rows } = await db.$client.query<ChoiceRow>({
    name: 'signup-choices',
    text: `select c.slot_id as "slotId", c.person_id as "personId", c.stall_id as "stallId",
        s.name as "stallName", c.guardian_consented_at as "guardianConsentedAt"
      from signup_choice c left join stall s on s.street_id = $1 and s.id = c.stall_id
      where c.street_id = $1 and c.slot_id = any($2::uuid[]) and c.person_id = any($3::uuid[])`,
    values: [streetId, slotIds, personIds],
  })
  return rows
}

/** What a volunteer chooses with a sign-up. */
export interface NewChoice {
  slotId: string
  personId: string
  stallId: string | null
  guardianConsentedAt: Date | null
}

/** Writes what volunteers chose; a later sign-up of the same person for the same shift counts. */
export async function writeChoices(tx: Tx, streetId: string, choices: readonly NewChoice[]): Promise<void> {
  if (choices.length === 0) return
  await tx.$client.query({
    name: 'signup-choose',
    text: `insert into signup_choice (street_id, slot_id, person_id, stall_id, guardian_consented_at)
      select $1, "slotId", "personId", "stallId", "guardianConsentedAt"
      from json_to_recordset($2::json) as r("slotId" uuid, "personId" uuid, "stallId" uuid,
        "guardianConsentedAt" timestamptz)
      on conflict (street_id, slot_id, person_id) do update
        set stall_id = excluded.stall_id, guardian_consented_at = excluded.guardian_consented_at`,
    values: [streetId, JSON.stringify(choices)],
  })
}

/** A stall of a shift's activity, with how many count on it at that shift. */
export interface ShiftStall {
  slotId: string
  id: string
  name: string
  organizationName: string
  places: number
  taken: number
}

/** Returns the stalls of shifts in their order; no rows for an activity without any. */
export async function listShiftStalls(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<ShiftStall[]> {
  const { rows } = await db.$client.query<ShiftStall>({
    name: 'signup-stalls',
    text: `select e.id as "slotId", s.id, s.name, s.organization_name as "organizationName", s.places,
        (select count(*)::int from signup_choice c
          join booking b on b.street_id = $1 and b.slot_id = c.slot_id and b.person_id = c.person_id
            and b.status in ('booked', 'attended', 'no_show')
          where c.street_id = $1 and c.slot_id = e.id and c.stall_id = s.id) as taken
      from slot e join stall s on s.street_id = $1 and s.service_id = e.service_id
      where e.street_id = $1 and e.id = any($2::uuid[]) order by e.id, s.position`,
    values: [streetId, slotIds],
  })
  return rows
}
