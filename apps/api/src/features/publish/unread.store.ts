import type { ActivityEdit, ServiceEdit } from '@yunxuan/contract'
import type { ActivityField, ServiceKind, UnreadChange } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { editJson } from './managed.store.ts'

/** What somebody wrote of a service, and of an activity what it has besides. */
export type Written = ServiceEdit & Partial<ActivityMaterial>

/** What is unread of a service, with the service as it is now. */
export interface UnreadRow {
  serviceId: string
  kind: ServiceKind
  by: string[]
  names: string[]
  before: Partial<Written>
  edit: ServiceEdit
  changedAt: string
}

const mostListed = 200

const unreadRows = `select u.service_id as "serviceId", v.kind, u.changed_by as by, array(select m.name from member m
      where m.street_id = $1 and m.id = any(u.changed_by) order by m.id) as names, u.before,
    ${editJson} as edit, ${isoText('u.changed_at')} as "changedAt"
  from service_unread u
  join service v on v.street_id = $1 and v.id = u.service_id
  join location l on l.street_id = $1 and l.id = v.location_id`

/** Returns what is unread within a scope, what was changed first before the rest. */
export async function listUnread(db: Executor, streetId: string, scope: Scope): Promise<UnreadRow[]> {
  const { rows } = await db.$client.query<UnreadRow>({
    text: `${unreadRows} where u.street_id = $1 and ${inScope(2, 'v')}
      order by u.changed_at, u.service_id limit $5`,
    values: [streetId, ...scopeValues(scope), mostListed],
  })
  return rows
}

/** Returns what is unread of services that this transaction has locked, by service. */
export async function findUnread(
  db: Executor,
  streetId: string,
  serviceIds: readonly string[],
): Promise<Map<string, UnreadRow>> {
  const { rows } = await db.$client.query<UnreadRow>({
    name: 'unread-find',
    text: `${unreadRows} where u.street_id = $1 and u.service_id = any($2::uuid[])`,
    values: [streetId, serviceIds],
  })
  return new Map(rows.map(row => [row.serviceId, row]))
}

/** Returns the members and teams that have one of some ids. */
export async function listReferred(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<{ id: string; name: string }>({
    name: 'unread-referred',
    text: `select id, name from member where street_id = $1 and id = any($2::uuid[])
      union all select id, name from team where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/** Writes what is unread of locked services. */
export async function writeUnread(
  tx: Tx,
  streetId: string,
  unread: readonly (UnreadChange & { serviceId: string })[],
  now: Date,
): Promise<void> {
  if (unread.length === 0) return
  await tx.$client.query({
    name: 'unread-write',
    text: `insert into service_unread (street_id, service_id, changed_by, before, changed_at)
      select $1, "serviceId", by, before, $3
      from json_to_recordset($2::json) as r("serviceId" uuid, by uuid[], before jsonb)
      on conflict (street_id, service_id) do update set changed_by = excluded.changed_by,
        before = excluded.before, changed_at = excluded.changed_at`,
    values: [streetId, JSON.stringify(unread), now],
  })
}

/** Forgets what was unread of locked services. */
export async function deleteUnread(tx: Tx, streetId: string, serviceIds: readonly string[]): Promise<void> {
  if (serviceIds.length === 0) return
  await tx.$client.query({
    name: 'unread-delete',
    text: 'delete from service_unread where street_id = $1 and service_id = any($2::uuid[])',
    values: [streetId, serviceIds],
  })
}

/** What an activity has besides the service it is, as far as a second person reads it. */
export type ActivityMaterial = Pick<ActivityEdit, ActivityField>
