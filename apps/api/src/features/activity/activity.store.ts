import type { ActivityEdit } from '@yunxuan/contract'
import type { ActivitySort, ServiceStatus } from '@yunxuan/domain'
import { and, eq } from 'drizzle-orm'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { type ManagedRow, managedRows, serviceColumns } from '../publish/managed.store.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { activity, activityLeader } from './activity.table.ts'

/** What an activity has besides the service it is. */
export interface ActivityExtras
  extends Pick<
    ActivityEdit,
    | 'content'
    | 'project'
    | 'teamId'
    | 'responsibleId'
    | 'isTeamOnly'
    | 'skills'
    | 'qualification'
    | 'risk'
    | 'insurance'
    | 'training'
    | 'answers'
    | 'isTemplate'
  > {
  teamName: string | null
  /** Those in charge, the responsible one first. */
  leaders: { id: string; name: string }[]
  stalls: StallRow[]
}

/** A stall of a market day. */
export interface StallRow {
  id: string
  name: string
  organizationName: string
  places: number
}

/** Returns what activities have besides the services they are, by activity. */
export async function listExtras(
  db: Executor,
  streetId: string,
  activityIds: readonly string[],
): Promise<Map<string, ActivityExtras>> {
  if (activityIds.length === 0) return new Map()
  const { rows } = await db.$client.query<ActivityExtras & { id: string }>({
    name: 'activity-extras',
    text: `select y.service_id as id, y.content, y.project, y.team_id as "teamId", t.name as "teamName",
        y.responsible_id as "responsibleId", y.is_team_only as "isTeamOnly", y.skills, y.qualification, y.risk,
        y.insurance, y.training, y.answers, y.is_template as "isTemplate",
        coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name) order by e.position)
          from activity_leader e join member m on m.street_id = $1 and m.id = e.member_id
          where e.street_id = $1 and e.service_id = y.service_id), '[]') as leaders,
        coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name,
            'organizationName', s.organization_name, 'places', s.places) order by s.position)
          from stall s where s.street_id = $1 and s.service_id = y.service_id), '[]') as stalls
      from activity y left join team t on t.street_id = $1 and t.id = y.team_id
      where y.street_id = $1 and y.service_id = any($2::uuid[])`,
    values: [streetId, activityIds],
  })
  return new Map(rows.map(({ id, ...extras }) => [id, extras]))
}

/** What a list of activities is picked by. */
export interface ManagedActivityQuery {
  scope: Scope
  tsquery: string | undefined
  status: ServiceStatus | undefined
  teamId: string | undefined
  brandId: string | undefined
  isTemplate: boolean | undefined
  order: Order<ActivitySort>
  limit: number
  now: Date
}

const { new: byAge, title, status, location, next, upcoming } = serviceColumns
const activityColumns: SortColumns<ActivitySort> = {
  new: byAge,
  title,
  status,
  location,
  next,
  upcoming,
  team: bySound(`coalesce(t.name, '')`),
  places: { sql: 'v.places_per_slot', type: 'int' },
}

/** SQL: what a list of activities is narrowed by. */
const narrowed = `v.street_id = $1 and v.kind = 'activity' and $2::timestamptz is not null and ${inScope(3, 'v')}
        and ($6::text is null or v.search @@ $6::tsquery) and ($7::text is null or v.status = $7)
        and ($8::uuid is null or y.team_id = $8) and ($9::uuid is null or v.brand_id = $9)
        and ($10::boolean is null or y.is_template = $10)`

const narrowedValues = (streetId: string, query: ManagedActivityQuery) => [
  streetId,
  query.now,
  ...scopeValues(query.scope),
  query.tsquery ?? null,
  query.status ?? null,
  query.teamId ?? null,
  query.brandId ?? null,
  query.isTemplate ?? null,
]

/** Returns activities of every status within a scope. */
export async function listManagedActivities(
  db: Executor,
  streetId: string,
  query: ManagedActivityQuery,
): Promise<Placed<ManagedRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, activityColumns[order.by], { id: 'v.id', at: 11 })
  const { rows } = await db.$client.query<Placed<ManagedRow>>({
    text: `${managedRows('$2', `${sortKey},`)} join activity y on y.street_id = $1 and y.service_id = v.id
      left join team t on t.street_id = $1 and t.id = y.team_id
      where ${narrowed} and ${isAfter} ${inOrder} limit $13`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the activities of a list, with its first page. */
export const countManagedActivities = (db: Executor, streetId: string, query: ManagedActivityQuery) =>
  countListed(
    db,
    query.order,
    `from service v join activity y on y.street_id = $1 and y.service_id = v.id
      join location l on l.street_id = $1 and l.id = v.location_id where ${narrowed}`,
    narrowedValues(streetId, query),
  )

/** Returns which of some members, and of some teams that are not closed, the street has. */
export async function listKnown(
  db: Executor,
  streetId: string,
  asked: { memberIds: readonly string[]; teamId: string | null },
): Promise<{ memberIds: string[]; hasTeam: boolean }> {
  const { rows } = await db.$client.query<{ memberIds: string[]; hasTeam: boolean }>({
    name: 'activity-known',
    text: `select array(select id from member where street_id = $1 and id = any($2::uuid[])) as "memberIds",
      exists (select from team where street_id = $1 and id = $3 and status = 'active') as "hasTeam"`,
    values: [streetId, asked.memberIds, asked.teamId],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a question without a table returned no row')
  return row
}

/** Writes what an activity has besides the service it is, with those in charge and its stalls. */
export async function writeExtras(
  tx: Tx,
  streetId: string,
  serviceId: string,
  edit: ActivityEdit & { stalls: readonly StallRow[] },
): Promise<void> {
  const { content, project, teamId, responsibleId, isTeamOnly, skills, qualification } = edit
  const { risk, insurance, training, answers, isTemplate } = edit
  const row = { content, project, teamId, responsibleId, isTeamOnly, skills, qualification }
  const written = { ...row, risk, insurance, training, answers, isTemplate }
  await tx
    .insert(activity)
    .values({ streetId, serviceId, ...written })
    .onConflictDoUpdate({ target: [activity.streetId, activity.serviceId], set: written })
  await tx
    .delete(activityLeader)
    .where(and(eq(activityLeader.streetId, streetId), eq(activityLeader.serviceId, serviceId)))
  const leaderIds = [...new Set([responsibleId, ...edit.leaderIds])]
  await tx
    .insert(activityLeader)
    .values(leaderIds.map((memberId, position) => ({ streetId, serviceId, memberId, position })))
  await writeStalls(tx, streetId, serviceId, edit.stalls)
}

async function writeStalls(
  tx: Tx,
  streetId: string,
  serviceId: string,
  stalls: readonly StallRow[],
): Promise<void> {
  await tx.$client.query({
    name: 'activity-stalls-drop',
    text: 'delete from stall where street_id = $1 and service_id = $2 and not id = any($3::uuid[])',
    values: [streetId, serviceId, stalls.map(stall => stall.id)],
  })
  const rows = stalls.map((stall, position) => ({ ...stall, position }))
  await tx.$client.query({
    name: 'activity-stalls',
    text: `insert into stall as s (street_id, id, service_id, name, organization_name, places, position)
      select $1, id, $2, name, "organizationName", places, position
      from json_to_recordset($3::json) as r(id uuid, name text, "organizationName" text, places int, position int)
      on conflict (street_id, id) do update set name = excluded.name,
        organization_name = excluded.organization_name, places = excluded.places, position = excluded.position`,
    values: [streetId, serviceId, JSON.stringify(rows)],
  })
}

/** Returns for each stall that anybody ever chose the most who count on it at one shift. */
export async function countChosen(
  db: Executor,
  streetId: string,
  activityId: string,
): Promise<Map<string, number>> {
  const { rows } = await db.$client.query<{ stallId: string; most: number }>({
    name: 'activity-stalls-chosen',
    text: `select "stallId", max(chosen)::int as most from (
        select c.stall_id as "stallId", count(b.id) as chosen
        from stall s
        join signup_choice c on c.street_id = $1 and c.stall_id = s.id
        left join booking b on b.street_id = $1 and b.slot_id = c.slot_id and b.person_id = c.person_id
          and b.status in ('booked', 'attended', 'no_show')
        where s.street_id = $1 and s.service_id = $2 group by c.slot_id, c.stall_id) t
      group by "stallId"`,
    values: [streetId, activityId],
  })
  return new Map(rows.map(row => [row.stallId, row.most]))
}
