import type { MatterView } from '@yunxuan/contract'
import { type MatterKind, type MatterSort, type Sort, type StaffRole, shanghaiDate } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  countListed,
  type Order,
  orderOf,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { holdsWord } from '../../platform/words.ts'
import { isWithin } from '../street/area.store.ts'
import { type MatterRow, matterRows, matterRowsWith } from './matter.store.ts'
import { kindsThatEnd, liaisonKinds } from './matter-kinds.ts'
import type { DeskScope } from './matter-people.ts'

/** What of the public list is asked for. */
export interface PublicQuery {
  kind: MatterKind | undefined
  state: 'open' | 'ended' | undefined
  sort: 'new' | 'supports'
  /** After this one; its supports count where it is sorted by them. */
  after: { supports: number; id: string } | null
  limit: number
}

/** Returns what everybody may read, newest first or most wanted first. */
export async function listPublic(db: Executor, streetId: string, query: PublicQuery): Promise<MatterRow[]> {
  const isBySupports = query.sort === 'supports'
  const after = isBySupports
    ? '($4::uuid is null or (m.supports, m.id) < ($5::int, $4))'
    : '($4::uuid is null or m.id < $4) and ($5::int is null or true)'
  const state =
    query.state === undefined ? '' : `and m.ended_at is ${query.state === 'open' ? '' : 'not '}null`
  const { rows } = await db.$client.query<MatterRow>({
    text: `${matterRows} where m.street_id = $1 and m.is_public and ($2::text is null or m.kind = $2) ${state}
        and ${after}
      order by ${isBySupports ? 'm.supports desc, ' : ''}m.id desc limit $3`,
    values: [
      streetId,
      query.kind ?? null,
      query.limit,
      query.after?.id ?? null,
      query.after?.supports ?? null,
    ],
  })
  return rows
}

/** Returns what everybody may read whose public title has some words in it, the most wanted first. */
export async function listPublicNamed(
  db: Executor,
  streetId: string,
  ask: { words: string; limit: number },
): Promise<MatterRow[]> {
  const { rows } = await db.$client.query<MatterRow>({
    name: 'matter-public-named',
    text: `${matterRows} where m.street_id = $1 and m.is_public and ${holdsWord('m.street_id', 'm.public_title', 2)}
      order by m.supports desc, m.id desc limit $3`,
    values: [streetId, ask.words, ask.limit],
  })
  return rows
}

/** Returns matters by id. */
export async function listById(db: Executor, streetId: string, ids: readonly string[]): Promise<MatterRow[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<MatterRow>({
    name: 'matter-by-id',
    text: `${matterRows} where m.street_id = $1 and m.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/** Returns what a member raised for themselves, newest first. */
export async function listRaised(
  db: Executor,
  of: { streetId: string; memberId: string },
  paging: { before: string | null; limit: number },
): Promise<MatterRow[]> {
  const { rows } = await db.$client.query<MatterRow>({
    name: 'matter-raised',
    text: `${matterRows} where m.street_id = $1 and m.raised_by = $2 and m.organization_id is null
        and ($3::uuid is null or m.id < $3)
      order by m.id desc limit $4`,
    values: [of.streetId, of.memberId, paging.before, paging.limit],
  })
  return rows
}

/** Returns what an organization needs, newest first. */
export async function listOfOrganization(
  db: Executor,
  of: { streetId: string; organizationId: string },
  paging: { before: string | null; limit: number },
): Promise<MatterRow[]> {
  const { rows } = await db.$client.query<MatterRow>({
    name: 'matter-of-organization',
    text: `${matterRows} where m.street_id = $1 and m.organization_id = $2 and ($3::uuid is null or m.id < $3)
      order by m.id desc limit $4`,
    values: [of.streetId, of.organizationId, paging.before, paging.limit],
  })
  return rows
}

/** What of the desk of matters is asked for. */
export interface DeskQuery {
  scope: DeskScope
  view: MatterView
  kind: MatterKind | undefined
  /** A part of what was written, two letters at least, or a whole number. */
  words: string | undefined
  number: string | undefined
  today: string
  order: Order<MatterSort>
  limit: number
}

// A matter nobody owes anything of now comes after all that have a day.
const dueDay = `coalesce(m.due_on, 'infinity'::date)`

const views: Readonly<Record<MatterView, string>> = {
  unread: `m.ended_at is null and m.status = 'sent'`,
  open: 'm.ended_at is null',
  overdue: `m.ended_at is null and ${dueDay} < $5::date`,
  unchecked: `m.ended_at is null and m.status = 'answered' and m.kind in (${kindsThatEnd('check')})`,
  ended: 'm.ended_at is not null',
}

/** SQL: a danger that was taken and does not wait until tomorrow. */
const pressing = `m.ended_at is null and m.status = 'open' and exists (select from hazard h
  where h.street_id = $1 and h.matter_id = m.id and h.severity = 'now')`

const said = `(coalesce(m.text, '') || ' ' || coalesce(m.public_title, ''))`

const deskColumns: SortColumns<MatterSort> = {
  due: { sql: dueDay, type: 'date' },
  raised: { sql: 'm.id', type: 'uuid' },
  supports: { sql: 'm.supports', type: 'int' },
  ended: { sql: 'm.ended_at', type: 'timestamptz' },
}

/** What is due first, first; of what is over, the newest first. */
const usualSort = { open: 'due', ended: '-ended' } as const

/** Returns the order that is asked for of a view; of what is not over nothing is sorted by its end. */
export function orderOfDesk(
  view: MatterView,
  { sort, cursor }: { sort?: Sort<MatterSort> | undefined; cursor?: string | undefined },
): Order<MatterSort> {
  const isOver = view === 'ended'
  const isMeant = isOver || (sort !== 'ended' && sort !== '-ended')
  return orderOf<MatterSort>(usualSort[isOver ? 'ended' : 'open'], {
    sort: isMeant ? sort : undefined,
    cursor,
  })
}

/** SQL: whether a matter is somebody's to know of: four parameters from one on, as `scopeValues` gives them. */
const isTheirs = (at: number) => `case
    when m.kind in (${liaisonKinds}) then $${at}::boolean or ${isWithin(at + 1, 'm.area_id')}
    when m.text is null then $${at + 2}::boolean
    else $${at + 3}::boolean or ${isWithin(at + 4, 'm.area_id')} end`

const scopeValues = ({ open, enterprises, isConfidant }: DeskScope) => [
  enterprises.isWholeStreet,
  enterprises.areaIds,
  isConfidant,
  open.isWholeStreet,
  open.areaIds,
]

/** Returns which kind is looked for: whoever knows of enterprises alone walks along those alone. */
function kindOf({ kind, scope: { open, enterprises, isConfidant } }: DeskQuery): MatterKind | null {
  const reaches = (scope: Scope) => scope.isWholeStreet || scope.areaIds.length > 0
  const isOnly = reaches(enterprises) && !reaches(open) && !isConfidant
  return kind ?? (isOnly ? 'enterprise' : null)
}

/** SQL: what the desk is narrowed by. */
const narrowedTo = (view: MatterView) => `m.street_id = $1
    and (${isTheirs(6)})
    and ($2::text is null or m.kind = $2) and ($3::text is null or m.number = $3) and ($5::date is not null)
    and ($4::text is null or ${holdsWord('m.street_id', said, 4)})
    and ${views[view]}`

const narrowedValues = (streetId: string, query: DeskQuery) => [
  streetId,
  kindOf(query),
  query.number ?? null,
  query.words ?? null,
  query.today,
  ...scopeValues(query.scope),
]

/** Returns the matters that lie in a scope. */
export async function listDesk(
  db: Executor,
  streetId: string,
  query: DeskQuery,
): Promise<Placed<MatterRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, deskColumns[order.by], { id: 'm.id', at: 11 })
  const { rows } = await db.$client.query<Placed<MatterRow>>({
    text: `${matterRowsWith(`${sortKey},`)} where ${narrowedTo(query.view)} and ${isAfter} ${inOrder} limit $13`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the matters of the desk, with its first page. */
export const countDesk = (db: Executor, streetId: string, query: DeskQuery) =>
  countListed(
    db,
    query.order,
    `from matter m where ${narrowedTo(query.view)}`,
    narrowedValues(streetId, query),
  )

/** Counts the matters of a view that are somebody's to know of, with the day the first of them is due. */
export function countMatters(
  db: Executor,
  { streetId, scope, now }: { streetId: string; scope: DeskScope; now: Date },
  view: 'unread' | 'overdue' | 'unchecked' | 'pressing',
): Promise<Counted> {
  return countRows(db, {
    name: `matter-count-${view}`,
    rows: `select (m.due_on::timestamp at time zone 'Asia/Shanghai') as first from matter m
      where m.street_id = $1 and (${isTheirs(3)})
        and $2::date is not null and ${(view === 'pressing' ? pressing : views[view]).replaceAll('$5', '$2')}
      order by ${dueDay}`,
    values: [streetId, shanghaiDate(now), ...scopeValues(scope)],
  })
}

/** Somebody who may see to a matter. */
export interface OwnerRow {
  memberId: string
  name: string
  roles: StaffRole[]
  organizationName: string | null
}

/** Returns everybody who holds a role, by name. */
export async function listOwners(db: Executor, streetId: string, now: Date): Promise<OwnerRow[]> {
  const { rows } = await db.$client.query<OwnerRow>({
    name: 'matter-owners',
    text: `select m.id as "memberId", m.name, array_agg(distinct g.role) as roles,
        min(o.name) as "organizationName"
      from role_grant g
      join member m on m.street_id = $1 and m.id = g.member_id
      left join organization o on o.street_id = $1 and o.id = g.organization_id
      where g.street_id = $1 and g.revoked_at is null and g.starts_at <= $2
        and (g.ends_at is null or g.ends_at > $2)
      group by m.id, m.name order by m.name, m.id`,
    values: [streetId, now],
  })
  return rows
}
