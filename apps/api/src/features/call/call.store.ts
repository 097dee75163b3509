import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { sameWords } from '../notice/notice.store.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { areaPath } from '../street/area.store.ts'

/** Somebody to be told by telephone, or who was. */
export interface CallRow {
  id: string
  memberName: string
  /** Whom they booked for, where not for themselves. */
  personName: string | null
  phone: string | null
  hasAccount: boolean
  serviceTitle: string
  startsAt: Date
  /** How many slots it is about. */
  slots: number
  text: string
  createdAt: Date
  calledAt: Date | null
  calledBy: string | null
}

/** Where the slot stands that a notice is about. */
export interface CallPlace {
  slotId: string
  areaIds: string[]
  organizationId: string
}

const mostCalls = 200

const callColumns = `n.id, n.member_id as "memberId", n.title, m.name as "memberName", d.name as "personName", m.phone,
    m.account_id is not null as "hasAccount", v.title as "serviceTitle", s.starts_at as "startsAt", n.text,
    n.created_at as "createdAt"`

/** SQL: notices `n` that a slot was moved or cancelled, with the claim `c` on the slot. */
const changes = (notices: string) => `${notices}
    left join booking b on b.street_id = $1 and b.id = n.booking_id
    left join waitlist w on w.street_id = $1 and w.id = n.waitlist_id
    join slot s on s.street_id = $1 and s.id = coalesce(b.slot_id, w.slot_id)
    join service v on v.street_id = $1 and v.id = s.service_id
    join location l on l.street_id = $1 and l.id = v.location_id
    join member m on m.street_id = $1 and m.id = n.member_id
    left join dependant d on d.street_id = $1 and d.id = coalesce(b.dependant_id, w.dependant_id)`

/** SQL: who has read nothing of it, was sent nothing that surely arrived, and still has to be told within a scope that begins at $3; of several changes of one slot the last counts. */
const untold = `(select distinct on (n.booking_id, n.waitlist_id) ${callColumns}
    from ${changes('notice n')}
    where n.street_id = $1 and n.read_at is null and n.kind in ('slot_moved', 'slot_cancelled') and s.ends_at > $2
      and not exists (select from notice o join message x on x.street_id = $1 and x.notice_id = o.id
        where o.street_id = $1 and o.member_id = n.member_id and (o.id = n.id or ${sameWords('o', 'n')})
          and x.status = 'sent' and x.outcome is distinct from 'SignatureNonceUsed')
      and (b.status in ('pending', 'booked', 'slot_cancelled') or w.status in ('waiting', 'offered', 'closed'))
      and ${inScope(3, 'v')}
    order by n.booking_id, n.waitlist_id, n.id desc) u`

/** SQL: the calls that makes; who is told the same of several slots is called once, before the soonest. */
const toCall = `(select (array_agg(id order by "startsAt", id))[1] as id, "memberName",
      string_agg(distinct "personName", '、') as "personName", phone, "hasAccount", "serviceTitle",
      min("startsAt") as "startsAt", count(*)::int as slots, text, "createdAt"
    from ${untold} group by "memberId", "createdAt", title, text, "memberName", phone, "hasAccount", "serviceTitle") c`

/** Returns whom to call, the soonest slot first. */
export async function listToCall(
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<CallRow[]> {
  const { rows } = await db.$client.query<CallRow>({
    name: 'call-list',
    text: `select c.*, null::timestamptz as "calledAt", null as "calledBy" from ${toCall}
      order by c."startsAt", c.id limit ${mostCalls}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })
  return rows
}

/** Counts whom to call, with the soonest of their slots. */
export const countCalls = (
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<Counted> =>
  countRows(db, {
    name: 'call-waiting',
    rows: `select c."startsAt" as first from ${toCall}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })

/** Returns how many have to be called. */
export async function countToCall(
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<number> {
  const { rows } = await db.$client.query<{ calls: number }>({
    name: 'call-count',
    text: `select count(*)::int as calls from ${toCall}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })
  return rows[0]?.calls ?? 0
}

/** Returns whom the desk has called, the latest first, as the log tells it; what was taken back is left out. */
export async function listCalled(db: Executor, streetId: string, scope: Scope): Promise<CallRow[]> {
  const { rows } = await db.$client.query<CallRow>({
    name: 'call-done-list',
    text: `select ${callColumns}, a.at as "calledAt", by.name as "calledBy",
        (select count(*)::int from notice o where o.street_id = $1 and ${sameWords('o', 'n')}) as slots
      from ${changes('audit a join notice n on n.street_id = $1 and n.id = a.subject_id')}
      left join member by on by.street_id = $1 and by.id = a.actor_id
      where a.street_id = $1 and a.action = 'notice.call' and ${inScope(2, 'v')}
        and not exists (select from audit t where t.street_id = $1 and t.subject_id = a.subject_id
          and t.action = 'notice.call_again' and t.id > a.id)
      order by a.id desc limit ${mostCalls}`,
    values: [streetId, ...scopeValues(scope)],
  })
  return rows
}

/** Returns where a change stands that a notice tells of; undefined when it is no such notice. */
export async function findCallPlace(
  db: Executor,
  streetId: string,
  noticeId: string,
): Promise<CallPlace | undefined> {
  const { rows } = await db.$client.query<CallPlace>({
    name: 'call-place',
    text: `select s.id as "slotId", ${areaPath('$1', 'l.area_id')} as "areaIds",
        v.organization_id as "organizationId"
      from ${changes('notice n')}
      where n.street_id = $1 and n.id = $2 and n.kind in ('slot_moved', 'slot_cancelled')`,
    values: [streetId, noticeId],
  })
  return rows[0]
}

/** SQL: the notices `n` of which a call tells: those that say the same at once, of claims `claim`. */
const told = `notice call join notice claim on claim.street_id = $1 and ${sameWords('claim', 'call')}
      where call.street_id = $1 and call.id = $2 and n.street_id = $1 and n.member_id = claim.member_id
        and n.booking_id is not distinct from claim.booking_id
        and n.waitlist_id is not distinct from claim.waitlist_id
        and n.id <= claim.id and n.kind in ('slot_moved', 'slot_cancelled')`

/** Notes that changes, and those of the same claims before them, are known to their member; false when they were. */
export async function markTold(
  tx: Tx,
  streetId: string,
  { noticeId, now }: { noticeId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'call-told',
    text: `update notice n set read_at = $3 from ${told} and n.read_at is null`,
    values: [streetId, noticeId, now],
  })
  return rowCount !== null && rowCount > 0
}

/** Takes back what was noted of a call; false when it was not noted, or they had read it by themselves. */
export async function markUntold(tx: Tx, streetId: string, noticeId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'call-untold',
    text: `update notice n set read_at = null from ${told} and n.read_at = (
        select max(a.at) from audit a
        where a.street_id = $1 and a.subject_id = call.id and a.action = 'notice.call')`,
    values: [streetId, noticeId],
  })
  return rowCount !== null && rowCount > 0
}
