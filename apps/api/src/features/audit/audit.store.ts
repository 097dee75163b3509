import type { AuditSort } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type Order, orderValues, type Placed, type SortColumns, sqlOfOrder } from '../../platform/sorting.ts'

/** Who did what to what. */
export interface AuditLine {
  streetId: string
  at: Date
  /** The member who acted; null when the system did. */
  actorId: string | null
  /** The role they acted in: resident, provider, coordinator, … or system. */
  actorRole: string
  /** subject.verb, such as booking.cancel. */
  action: string
  subject: string
  subjectId: string | null
  /** Without personal data. */
  detail: Record<string, unknown>
}

/**
 * Appends lines to the logs of their streets, in the transaction of what they tell, each with the name its actor has now:
 * whoever is called otherwise later does not rewrite who it was.
 */
export async function writeAudit(tx: Tx, lines: readonly AuditLine[]): Promise<void> {
  for (const streetId of new Set(lines.map(line => line.streetId))) {
    await writeLines(
      tx,
      streetId,
      lines.filter(line => line.streetId === streetId),
    )
  }
}

async function writeLines(tx: Tx, streetId: string, lines: readonly AuditLine[]): Promise<void> {
  await tx.$client.query({
    name: 'audit-write',
    text: `insert into audit (street_id, id, at, actor_id, actor_name, actor_role, action, subject, subject_id,
        detail)
      select $1, r.id, r.at, r.actor_id, m.name, r.role, r.action, r.subject, r.subject_id, r.detail
      from unnest($2::uuid[], $3::timestamptz[], $4::uuid[], $5::text[], $6::text[], $7::text[],
          $8::uuid[], string_to_array($9, E'\\x1e')::jsonb[])
        as r(id, at, actor_id, role, action, subject, subject_id, detail)
      left join member m on m.street_id = $1 and m.id = r.actor_id`,
    values: [
      streetId,
      lines.map(() => newId()),
      lines.map(line => line.at),
      lines.map(line => line.actorId),
      lines.map(line => line.actorRole),
      lines.map(line => line.action),
      lines.map(line => line.subject),
      lines.map(line => line.subjectId),
      // JSON holds no control characters, so one parts the details.
      lines.map(line => JSON.stringify(line.detail)).join('\x1e'),
    ],
  })
}

/** What somebody did to one thing, and in which role. */
export interface Deed extends Pick<AuditLine, 'action'> {
  role: string
  /** What it was done to; where it is not said, the word before the dot of the action. */
  subject?: string
  /** Of what it was done to; null where it has none. */
  id: string | null
  detail?: AuditLine['detail']
}

/** Who did it, where and when: whoever calls, a member, or, where that is null, the system. */
export type Doer = { streetId: string; now: Date } & ({ caller: MemberCaller } | { memberId: string | null })

/** Appends what somebody did. */
export function writeDeed(tx: Tx, doer: Doer, deed: Deed): Promise<void> {
  return writeAudit(tx, [lineOf(doer, deed)])
}

/** Returns the line of a deed, to be written with others. */
export function lineOf(doer: Doer, { role, action, id, detail = {}, ...more }: Deed): AuditLine {
  const [kind = action] = action.split('.')
  return {
    streetId: doer.streetId,
    at: doer.now,
    actorId: 'caller' in doer ? doer.caller.member.id : doer.memberId,
    actorRole: role,
    action,
    subject: more.subject ?? kind,
    subjectId: id,
    detail,
  }
}

/** A line of the log as it is read, with the names of who acted and of what it was about. */
export interface AuditRow {
  id: string
  at: Date
  actorId: string | null
  actorName: string | null
  actorRole: string
  action: string
  subject: string
  subjectId: string | null
  about: string | null
  detail: Record<string, unknown>
}

export interface AuditQuery {
  /** A whole action (booking.cancel) or its subject (booking). */
  action?: string | undefined
  subjectId?: string | undefined
  from?: string | undefined
  to?: string | undefined
  order: Order<AuditSort>
  limit: number
}

// An id tells when its line was written; lines of one moment keep their order.
const auditColumns: SortColumns<AuditSort> = { at: { sql: 'a.id', type: 'uuid' } }

/**
 * Returns the log of a street. A line of a booking or slot is about its service; ids are never shared
 * between tables, so an id of one kind finds nothing in another.
 */
export async function listAudit(
  db: Executor,
  streetId: string,
  query: AuditQuery,
): Promise<Placed<AuditRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, auditColumns[order.by], { id: 'a.id', at: 6 })
  const { rows } = await db.$client.query<Placed<AuditRow>>({
    text: `select ${sortKey}, a.id, a.at, a.actor_id as "actorId", a.actor_name as "actorName", a.actor_role as "actorRole", a.action, a.subject,
        a.subject_id as "subjectId", coalesce(v.title, g.name) as about, a.detail
      from audit a left join member g on g.street_id = $1 and g.id = a.subject_id
          and split_part(a.action, '.', 1) in ('role', 'login', 'session')
        left join slot s on s.street_id = $1 and s.id = coalesce((a.detail->>'slotId')::uuid, a.subject_id)
        left join service v on v.street_id = $1
          and v.id = coalesce(s.service_id, (a.detail->>'serviceId')::uuid, a.subject_id)
      where a.street_id = $1
        and ($2::text is null or a.action = $2 or starts_with(a.action, $2 || '.'))
        and ($3::uuid is null or a.subject_id = $3)
        and ($4::timestamptz is null or a.at >= $4)
        and ($5::timestamptz is null or a.at < $5)
        and ${isAfter} ${inOrder} limit $8`,
    values: [
      streetId,
      query.action,
      query.subjectId,
      query.from,
      query.to,
      ...orderValues(order),
      query.limit,
    ],
  })
  return rows
}
