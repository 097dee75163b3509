import type { Notice } from '@yunxuan/contract'
import { denyApplication, readVolunteerNumber, type Standing, type TeamRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { findPersonByNumber, lockVolunteer, type VolunteerRow } from '../volunteer/volunteer.store.ts'
import { requireTeamLeader } from './lead.ts'
import {
  endStandings,
  findMember,
  findStanding,
  listLeaders,
  listOwnStandings,
  lockTeamsOf,
  type OwnStandingRow,
  type StandingRow,
  type TeamMemberRow,
  writeStandings,
} from './membership.store.ts'
import { lockTeam, type TeamRow } from './team.store.ts'

interface TeamCall {
  streetId: string
  teamId: string
  caller: MemberCaller
  now: Date
}

/** Somebody in a team, and as what the caller sees them: as leader, or as staff. */
export interface SeenMember {
  row: TeamMemberRow
  role: string
}

/** Asks to be let into a team, for oneself or a dependant; whoever was invited is in at once. */
export async function applyToTeam(
  tx: Tx,
  call: TeamCall & { personId: string | undefined; message: string },
): Promise<OwnStandingRow> {
  const person = await lockOwnPerson(tx, call)
  const { team, before } = await lockStanding(tx, call, person.personId)
  const denial = denyApplication(team, before?.standing)
  if (denial !== undefined) throw new Refusal(denial)
  const isInvited = before?.standing === 'invited'
  const standing = isInvited ? ('active' as const) : ('applied' as const)
  await stand(tx, call, person, { standing, role: 'member', message: call.message.trim(), reason: '' })
  await log(tx, call, isInvited ? 'team.accept' : 'team.apply', person.personId)
  if (!isInvited) await tellLeaders(tx, call, team, person)
  return ownStanding(tx, call, person.personId)
}

/** Lets somebody in who asked to be. */
export async function approveApplication(tx: Tx, call: TeamCall & { personId: string }): Promise<SeenMember> {
  const { person, team, before, role } = await lockForLeader(tx, call)
  if (before.standing !== 'applied') throw new Refusal('already_decided')
  if (team.status === 'closed') throw new Refusal('team_closed')
  if (person.status !== 'active') throw new Refusal('volunteer_pending')
  await stand(tx, call, person, { ...before, standing: 'active', role: 'member', reason: '' })
  await log(tx, call, 'team.approve', person.personId, role)
  await tell(tx, call, person, {
    kind: 'team_approved',
    title: `已加入${team.name}`,
    text: `${person.name}的申请通过了，可以报名队里的活动。`,
  })
  return { row: await member(tx, call, person.personId), role }
}

/** Turns an application down, saying why. */
export async function rejectApplication(
  tx: Tx,
  call: TeamCall & { personId: string; reason: string },
): Promise<SeenMember> {
  const { reason } = call
  const { person, team, before, role } = await lockForLeader(tx, call)
  if (before.standing !== 'applied') throw new Refusal('already_decided')
  await stand(tx, call, person, { ...before, standing: 'rejected', role: 'member', reason })
  await log(tx, call, 'team.reject', person.personId, role, { reason })
  await tell(tx, call, person, { kind: 'team_rejected', title: `${team.name}没有通过申请`, text: reason })
  return { row: await member(tx, call, person.personId), role }
}

/** Takes somebody out of a team, or an invitation back, saying why. */
export async function removeFromTeam(
  tx: Tx,
  call: TeamCall & { personId: string; reason: string },
): Promise<SeenMember> {
  const { reason } = call
  const { person, team, before, role } = await lockForLeader(tx, call)
  if (before.standing !== 'active' && before.standing !== 'invited') throw new Refusal('not_in_team')
  await keepLeader(tx, call, team, before)
  await stand(tx, call, person, { ...before, standing: 'removed', role: 'member', reason })
  await log(tx, call, 'team.remove', person.personId, role, { reason })
  await tell(tx, call, person, { kind: 'team_removed', title: `已不在${team.name}`, text: reason })
  return { row: await member(tx, call, person.personId), role }
}

/** Invites a volunteer by their number; whoever asked already is let in. */
export async function inviteToTeam(tx: Tx, call: TeamCall & { number: string }): Promise<SeenMember> {
  const number = readVolunteerNumber(call.number)
  if (number === undefined) throw wrongField('number', '志愿者编号抄错了，请再看一遍')
  const personId = await findPersonByNumber(tx, call.streetId, number)
  const person = personId === undefined ? undefined : await lockVolunteer(tx, call.streetId, personId)
  const { team, before } = await lockStanding(tx, call, personId)
  const role = await requireTeamLeader(tx, call.streetId, call.caller, team, call.now)
  if (team.status === 'closed') throw new Refusal('team_closed')
  if (person === undefined || person.status === 'left') throw new Refusal('volunteer_missing')
  if (person.status === 'pending') throw new Refusal('volunteer_pending')
  if (before?.standing === 'active') throw new Refusal('already_in_team')
  const hasAsked = before?.standing === 'applied'
  const standing = hasAsked ? ('active' as const) : ('invited' as const)
  await stand(tx, call, person, { standing, role: 'member', message: before?.message ?? '', reason: '' })
  await log(tx, call, hasAsked ? 'team.approve' : 'team.invite', person.personId, role)
  await tell(tx, call, person, {
    kind: hasAsked ? 'team_approved' : 'team_invited',
    title: hasAsked ? `已加入${team.name}` : `${team.name}邀请${person.name}加入`,
    text: hasAsked
      ? '申请通过了，可以报名队里的活动。'
      : '到“我的服务队”里点同意就加入了，不想去也可以谢绝。',
  })
  return { row: await member(tx, call, person.personId), role }
}

/** Takes an invitation, or declines it. */
export async function answerInvitation(
  tx: Tx,
  call: TeamCall & { personId: string | undefined; accept: boolean },
): Promise<OwnStandingRow> {
  const { accept } = call
  const person = await lockOwnPerson(tx, call, { mayBePending: !accept })
  const { team, before } = await lockStanding(tx, call, person.personId)
  if (before === undefined) throw new Refusal('not_found')
  if (before.standing !== 'invited') throw new Refusal('already_decided')
  if (accept && team.status === 'closed') throw new Refusal('team_closed')
  const standing = accept ? ('active' as const) : ('declined' as const)
  await stand(tx, call, person, { ...before, standing, role: 'member', reason: '' })
  await log(tx, call, accept ? 'team.accept' : 'team.decline', person.personId)
  return ownStanding(tx, call, person.personId)
}

/** Leaves a team, or takes an application back. */
export async function leaveTeam(tx: Tx, call: TeamCall & { personId: string | undefined }): Promise<void> {
  const person = await lockOwnPerson(tx, call, { mayBePending: true })
  const { team, before } = await lockStanding(tx, call, person.personId)
  const holds = before?.standing === 'active' || before?.standing === 'applied'
  if (before === undefined || !holds) throw new Refusal('not_in_team')
  await keepLeader(tx, call, team, before)
  await stand(tx, call, person, { standing: 'left', role: 'member', message: '', reason: '' })
  await log(tx, call, 'team.leave', person.personId)
}

/** Ends whatever a person, locked before, has to do with teams; refuses the only leader of one. */
export async function leaveEveryTeam(
  tx: Tx,
  { streetId, personId, now }: { streetId: string; personId: string; now: Date },
): Promise<void> {
  const held = await lockTeamsOf(tx, streetId, personId)
  if (held.some(team => team.isOnlyLeader && team.status === 'active')) throw new Refusal('last_leader')
  await endStandings(tx, streetId, personId, now)
}

/** Locks a volunteer of the caller's own; who is pending may only leave and decline. */
async function lockOwnPerson(
  tx: Tx,
  call: TeamCall & { personId: string | undefined },
  { mayBePending } = { mayBePending: false },
): Promise<VolunteerRow> {
  const { streetId, caller } = call
  const person = await lockVolunteer(tx, streetId, call.personId ?? caller.member.id)
  if (person !== undefined && person.memberId !== caller.member.id) throw new Refusal('not_found')
  if (person === undefined || person.status === 'left') throw new Refusal('volunteer_missing')
  if (person.status === 'pending' && !mayBePending) throw new Refusal('volunteer_pending')
  return person
}

/** Locks a team, after the volunteer it is about, and returns how they stand to it. */
async function lockStanding(
  tx: Tx,
  { streetId, teamId }: TeamCall,
  personId: string | undefined,
): Promise<{ team: TeamRow; before: StandingRow | undefined }> {
  const team = await lockTeam(tx, streetId, teamId)
  if (team === undefined) throw new Refusal('not_found')
  const before = personId === undefined ? undefined : await findStanding(tx, streetId, teamId, personId)
  return { team, before }
}

async function lockForLeader(tx: Tx, call: TeamCall & { personId: string }) {
  const { streetId, caller, personId, now } = call
  const person = await lockVolunteer(tx, streetId, personId)
  const { team, before } = await lockStanding(tx, call, personId)
  const role = await requireTeamLeader(tx, streetId, caller, team, now)
  if (person === undefined || before === undefined) throw new Refusal('not_found')
  return { person, team, before, role }
}

/** Refuses to let the only leader of a team go. */
async function keepLeader(
  tx: Tx,
  { streetId, teamId }: TeamCall,
  team: TeamRow,
  before: StandingRow,
): Promise<void> {
  if (before.role !== 'leader' || team.status === 'closed') return
  if ((await listLeaders(tx, streetId, teamId)).length === 1) throw new Refusal('last_leader')
}

async function stand(
  tx: Tx,
  { streetId, teamId, now }: TeamCall,
  { personId }: VolunteerRow,
  to: { standing: Standing; role: TeamRole; message: string; reason: string },
): Promise<void> {
  await writeStandings(tx, streetId, teamId, now, [{ personId, ...to }])
}

async function ownStanding(tx: Tx, call: TeamCall, personId: string): Promise<OwnStandingRow> {
  const { streetId, teamId, caller } = call
  const rows = await listOwnStandings(tx, streetId, caller.member.id, teamId)
  const row = rows.find(one => one.personId === personId)
  if (row === undefined) throw new Error('a standing vanished while it was written')
  return row
}

async function member(tx: Tx, { streetId, teamId }: TeamCall, personId: string): Promise<TeamMemberRow> {
  const row = await findMember(tx, streetId, teamId, personId)
  if (row === undefined) throw new Error('a standing vanished while it was written')
  return row
}

async function tellLeaders(tx: Tx, call: TeamCall, team: TeamRow, person: VolunteerRow): Promise<void> {
  const { streetId, teamId, now } = call
  const leaders = await listLeaders(tx, streetId, teamId)
  const notice = {
    ...{ streetId, bookingId: null, waitlistId: null },
    kind: 'team_applied' as const,
    title: `${person.name}想加入${team.name}`,
    text: '到“我的服务队”里看看，同意或回复一句。',
  }
  // Leaders are members themselves, never dependants.
  await writeNotices(
    tx,
    leaders.map(memberId => ({ ...notice, memberId })),
    now,
  )
}

async function tell(
  tx: Tx,
  { streetId, now }: TeamCall,
  { memberId }: VolunteerRow,
  notice: { kind: Notice['kind']; title: string; text: string },
): Promise<void> {
  await writeNotices(tx, [{ streetId, memberId, bookingId: null, waitlistId: null, ...notice }], now)
}

async function log(
  tx: Tx,
  { streetId, teamId, caller, now }: TeamCall,
  action: string,
  personId: string,
  actorRole = 'resident',
  more: Record<string, unknown> = {},
): Promise<void> {
  const actor = { actorId: caller.member.id, actorRole }
  const detail = { personId, ...more }
  await writeAudit(tx, [{ streetId, at: now, ...actor, action, subject: 'team', subjectId: teamId, detail }])
}
