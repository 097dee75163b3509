import type { Executor, Tx } from '../../platform/database.ts'
import { findSlot, lockSlots, type SlotRow } from '../slot/slot.store.ts'

/** What an activity says of each of its shifts. */
export interface ActivityFacts {
  activityId: string
  /** What volunteers do (令67 §7). */
  content: string
  teamId: string | null
  /** The team with all below it; empty without a team. */
  teamIds: string[]
  isTeamOnly: boolean
  skills: string[]
  qualification: string | null
  risk: string
  responsibleId: string
  responsibleName: string
  /** Members in charge, the responsible one first. */
  leaderIds: string[]
}

/** A slot of a volunteer activity with what those who lead, attend and record it need. */
export interface ShiftRow extends SlotRow, ActivityFacts {
  streetId: string
  plannedMinutes: number
}

/** Returns a shift; undefined when there is none, or the slot belongs to a service. */
export async function findShift(
  db: Executor,
  streetId: string,
  shiftId: string,
): Promise<ShiftRow | undefined> {
  const slot = await findSlot(db, streetId, shiftId)
  const [shift] = await toShifts(db, streetId, slot === undefined ? [] : [slot])
  return shift
}

/** Locks shifts in the order of their ids, as slots are locked; what is no shift is left out. */
export async function lockShifts(tx: Tx, streetId: string, shiftIds: readonly string[]): Promise<ShiftRow[]> {
  return toShifts(tx, streetId, await lockSlots(tx, streetId, shiftIds))
}

/** Returns those of some slots that are shifts, with what their activities say. */
export async function toShifts(
  db: Executor,
  streetId: string,
  slots: readonly SlotRow[],
): Promise<ShiftRow[]> {
  const ofActivities = slots.filter(slot => slot.kind === 'activity')
  const facts = await listActivityFacts(
    db,
    streetId,
    ofActivities.map(slot => slot.serviceId),
  )
  return ofActivities.flatMap(slot => {
    const own = facts.get(slot.serviceId)
    const plannedMinutes = Math.round((slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000)
    return own === undefined ? [] : [{ ...slot, ...own, streetId, plannedMinutes }]
  })
}

/** Returns what activities say of their shifts, by activity. */
export async function listActivityFacts(
  db: Executor,
  streetId: string,
  activityIds: readonly string[],
): Promise<Map<string, ActivityFacts>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await db.$client.query<ActivityFacts>({
    name: 'shift-activity-facts',
    text: `select y.service_id as "activityId", y.content, y.team_id as "teamId", array(
          with recursive below(id) as (
            select y.team_id where y.team_id is not null
            union select t.id from team t join below on t.parent_id = below.id where t.street_id = $1)
          select id from below) as "teamIds",
        y.is_team_only as "isTeamOnly", y.skills, y.qualification, y.risk,
        y.responsible_id as "responsibleId", m.name as "responsibleName",
        array(select e.member_id from activity_leader e
          where e.street_id = $1 and e.service_id = y.service_id order by e.position) as "leaderIds"
      from activity y join member m on m.street_id = $1 and m.id = y.responsible_id
      where y.street_id = $1 and y.service_id = any($2::uuid[])`,
    values: [streetId, [...new Set(activityIds)]],
  })
  return new Map(rows.map(row => [row.activityId, row]))
}
