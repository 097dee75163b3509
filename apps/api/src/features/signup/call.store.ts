import type { CallStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'

/** A search for somebody who steps in, with how far it got. */
export interface CallRow {
  id: string
  slotId: string
  status: CallStatus
  waves: number
  openedBy: string | null
  nextWaveAt: Date
  createdAt: Date
  called: number
  declined: number
}

const callRows = `select c.id, c.slot_id as "slotId", c.status, c.waves, c.opened_by as "openedBy",
    c.next_wave_at as "nextWaveAt", c.created_at as "createdAt",
    (select count(*)::int from replacement_invite i where i.street_id = $1 and i.call_id = c.id) as called,
    (select count(*)::int from replacement_invite i where i.street_id = $1 and i.call_id = c.id
      and i.declined_at is not null) as declined
  from replacement_call c`

/** Returns the calls of a shift, newest first. */
export async function listCalls(db: Executor, streetId: string, slotId: string): Promise<CallRow[]> {
  const { rows } = await db.$client.query<CallRow>({
    name: 'signup-calls',
    text: `${callRows} where c.street_id = $1 and c.slot_id = $2 order by c.id desc limit 50`,
    values: [streetId, slotId],
  })
  return rows
}

/** Returns one call. */
export async function findCall(db: Executor, streetId: string, callId: string): Promise<CallRow | undefined> {
  const { rows } = await db.$client.query<CallRow>({
    name: 'signup-call',
    text: `${callRows} where c.street_id = $1 and c.id = $2`,
    values: [streetId, callId],
  })
  return rows[0]
}

/** Opens a call unless one is open for that shift; returns whether it was opened. */
export async function insertCall(
  tx: Tx,
  call: { streetId: string; id: string; slotId: string; openedBy: string | null; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'signup-call-open',
    text: `insert into replacement_call (street_id, id, slot_id, status, opened_by, next_wave_at, created_at)
      values ($1, $2, $3, 'open', $4, $5, $5) on conflict do nothing`,
    values: [call.streetId, call.id, call.slotId, call.openedBy, call.now],
  })
  return rowCount === 1
}

/** Returns open calls of every street whose next wave is due. */
export async function listDueCalls(
  db: Executor,
  now: Date,
): Promise<{ streetId: string; callId: string; slotId: string }[]> {
  const { rows } = await db.$client.query<{ streetId: string; callId: string; slotId: string }>({
    name: 'signup-calls-due',
    // In another order each time: some that cannot be sent must not keep all others from their turn.
    text: `select street_id as "streetId", id as "callId", slot_id as "slotId" from replacement_call
      where status = 'open' and next_wave_at <= $1 order by random() limit 500`,
    values: [now],
  })
  return rows
}

/** Writes how a call stands, whose shift this transaction has locked. */
export async function updateCall(
  tx: Tx,
  streetId: string,
  call: { id: string; status: CallStatus; waves: number; nextWaveAt: Date; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'signup-call-step',
    text: `update replacement_call set status = $3, waves = $4, next_wave_at = $5,
        ended_at = case when $3 = 'open' then null else $6::timestamptz end
      where street_id = $1 and id = $2`,
    values: [streetId, call.id, call.status, call.waves, call.nextWaveAt, call.now],
  })
}

/** A volunteer who is free at the time of a shift and was not called to it before. */
export interface FreeVolunteer {
  personId: string
  memberId: string
  personName: string
  isDependant: boolean
  callsLately: number
}

// A street with more active volunteers than that looks first at those who live in the shift's own area.
const mostLookedAt = 3_000

/**
 * Returns volunteers who are free: active, not serving or booked at that time, not waiting for the shift,
 * never called to it, never withdrawn from it, and willing to be called.
 */
export async function listFreeVolunteers(
  db: Executor,
  streetId: string,
  shift: { id: string; startsAt: Date; endsAt: Date; areaId: string | null },
  callsSince: Date,
): Promise<FreeVolunteer[]> {
  const { rows } = await db.$client.query<FreeVolunteer>({
    name: 'signup-free-volunteers',
    text: `select v.person_id as "personId", v.member_id as "memberId", coalesce(d.name, m.name) as "personName",
        v.dependant_id is not null as "isDependant",
        (select count(*)::int from replacement_invite i where i.street_id = $1 and i.person_id = v.person_id
          and i.called_at > $6) as "callsLately"
      from volunteer v
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      where v.street_id = $1 and v.status = 'active'
        and not exists (select from call_opt_out o where o.street_id = $1 and o.person_id = v.person_id)
        and not exists (select from replacement_invite i
          join replacement_call c on c.street_id = $1 and c.id = i.call_id and c.slot_id = $2
          where i.street_id = $1 and i.person_id = v.person_id)
        and not exists (select from waitlist w where w.street_id = $1 and w.slot_id = $2
          and w.person_id = v.person_id and w.status in ('waiting', 'offered'))
        and not exists (select from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
          where b.street_id = $1 and b.person_id = v.person_id and (b.slot_id = $2
            or (b.status in ('pending', 'booked', 'attended', 'no_show') and s.starts_at < $4 and s.ends_at > $3)))
      order by v.area_id is not distinct from $5::uuid desc, v.person_id limit ${mostLookedAt}`,
    values: [streetId, shift.id, shift.startsAt, shift.endsAt, shift.areaId, callsSince],
  })
  return rows
}

/** Writes whom a wave called. */
export async function insertInvites(
  tx: Tx,
  call: { streetId: string; callId: string; wave: number; now: Date },
  volunteers: readonly { personId: string; memberId: string }[],
): Promise<void> {
  await tx.$client.query({
    name: 'signup-invite',
    text: `insert into replacement_invite (street_id, call_id, person_id, member_id, wave, called_at)
      select $1, $2, "personId", "memberId", $3, $4
      from json_to_recordset($5::json) as r("personId" uuid, "memberId" uuid)`,
    values: [call.streetId, call.callId, call.wave, call.now, JSON.stringify(volunteers)],
  })
}

/** A call that reached a member. */
export interface ReceivedRow {
  id: string
  slotId: string
  personId: string
  dependantId: string | null
  personName: string
  calledAt: Date
}

/** Returns calls a member or their child may still follow, soonest shift first. */
export async function listReceived(
  db: Executor,
  of: { streetId: string; memberId: string; now: Date },
): Promise<ReceivedRow[]> {
  const { rows } = await db.$client.query<ReceivedRow>({
    name: 'signup-received',
    text: `select c.id, c.slot_id as "slotId", i.person_id as "personId", d.id as "dependantId",
        coalesce(d.name, m.name) as "personName", i.called_at as "calledAt"
      from replacement_invite i
      join replacement_call c on c.street_id = $1 and c.id = i.call_id and c.status = 'open'
      join slot s on s.street_id = $1 and s.id = c.slot_id and s.status = 'open' and s.starts_at > $3
        and s.taken + s.held < s.places
      join member m on m.street_id = $1 and m.id = i.member_id
      left join dependant d on d.street_id = $1 and d.id = i.person_id
      where i.street_id = $1 and i.member_id = $2 and i.declined_at is null
        and not exists (select from booking b where b.street_id = $1 and b.slot_id = c.slot_id
          and b.person_id = i.person_id and b.status in ('pending', 'booked', 'attended', 'no_show'))
      order by s.starts_at, c.id limit 50`,
    values: [of.streetId, of.memberId, of.now],
  })
  return rows
}

/** Notes that a volunteer said no to a call; returns whether they were called. */
export async function declineInvite(
  tx: Tx,
  ask: { streetId: string; callId: string; personId: string; memberId: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'signup-decline',
    text: `update replacement_invite set declined_at = coalesce(declined_at, $5)
      where street_id = $1 and call_id = $2 and person_id = $3 and member_id = $4`,
    values: [ask.streetId, ask.callId, ask.personId, ask.memberId, ask.now],
  })
  return rowCount === 1
}

/** Whether a volunteer wants to be called. */
export interface ChoiceToBeCalled {
  personId: string
  dependantId: string | null
  isCalled: boolean
}

/** Returns whether a member and their children, as far as they volunteer, want to be called. */
export async function listCallChoices(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<ChoiceToBeCalled[]> {
  const { rows } = await db.$client.query<ChoiceToBeCalled>({
    name: 'signup-call-choices',
    text: `select v.person_id as "personId", v.dependant_id as "dependantId", o.person_id is null as "isCalled"
      from volunteer v left join call_opt_out o on o.street_id = $1 and o.person_id = v.person_id
      where v.street_id = $1 and v.member_id = $2 and v.status <> 'left'
      order by v.dependant_id nulls first`,
    values: [streetId, memberId],
  })
  return rows
}

/** Writes whether a volunteer wants to be called. */
export async function writeCallChoice(
  tx: Tx,
  choice: { streetId: string; personId: string; memberId: string; isCalled: boolean; now: Date },
): Promise<void> {
  const { streetId, personId, memberId, isCalled, now } = choice
  await tx.$client.query(
    isCalled
      ? {
          name: 'signup-call-on',
          text: 'delete from call_opt_out where street_id = $1 and person_id = $2',
          values: [streetId, personId],
        }
      : {
          name: 'signup-call-off',
          text: `insert into call_opt_out (street_id, person_id, member_id, since) values ($1, $2, $3, $4)
            on conflict do nothing`,
          values: [streetId, personId, memberId, now],
        },
  )
}

/** Counts the shifts of a scope for which somebody is looked for, with the soonest of them. */
export const countSearches = (
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<Counted> =>
  countRows(db, {
    name: 'signup-call-waiting',
    rows: `select s.starts_at as first from replacement_call c
      join slot s on s.street_id = $1 and s.id = c.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id
      join location l on l.street_id = $1 and l.id = v.location_id
      where c.street_id = $1 and c.status = 'open' and s.status = 'open' and s.starts_at > $2
        and ${inScope(3, 'v')}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })
