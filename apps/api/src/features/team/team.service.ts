import type { TeamEdit } from '@yunxuan/contract'
import { denyParent, isMinor, readVolunteerNumber } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { checkPerson } from '../member/member.service.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { checkChoice } from '../picture/picture.service.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { lockNumbered } from '../volunteer/volunteer.store.ts'
import { requireKeeper } from './lead.ts'
import { listLeaders, turnDownWaiting, writeStandings } from './membership.store.ts'
import {
  findManagedTeam,
  insertTeam,
  lockTeam,
  lockTree,
  type ManagedTeamRow,
  setTeamClosed,
  type TeamFacts,
  type TeamRow,
  updateTeam,
} from './team.store.ts'

interface KeeperCall {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Founds a team with its first leaders. */
export async function foundTeam(
  tx: Tx,
  call: KeeperCall & { edit: TeamEdit & { leaders: string[] } },
): Promise<ManagedTeamRow> {
  const { streetId, caller, edit, now } = call
  const facts = await checkFacts(tx, call)
  const role = await requireKeeper(tx, streetId, caller, facts.areaId, now)
  const leaders = await lockLeaders(tx, call, edit.leaders)
  const id = newId()
  await checkParent(tx, streetId, id, facts.parentId)
  await checkChoice(tx, call, { choice: facts.picture, before: null, field: 'picture' })
  if (!(await insertTeam(tx, streetId, { id, ...facts, now }))) throw new Refusal('name_taken')
  await appoint(tx, call, { id, ...facts }, leaders)
  const { name, areaId, parentId } = facts
  await writeDeed(tx, call, {
    role,
    action: 'team.found',
    id,
    detail: { name, areaId, parentId, leaders: edit.leaders },
  })
  return load(tx, streetId, id)
}

/** Changes a team, or puts it elsewhere in the tree; within what the caller coordinates before and after. */
export async function changeTeam(
  tx: Tx,
  call: KeeperCall & { teamId: string; edit: TeamEdit },
): Promise<ManagedTeamRow> {
  const { streetId, teamId, caller, now } = call
  const facts = await checkFacts(tx, call)
  const before = await checkParent(tx, streetId, teamId, facts.parentId)
  if (before === undefined) throw new Refusal('not_found')
  const role = await requireKeeper(tx, streetId, caller, before.areaId, now)
  await requireKeeper(tx, streetId, caller, facts.areaId, now)
  if (before.status === 'closed') throw new Refusal('team_closed')
  await checkChoice(tx, call, {
    choice: facts.picture,
    before: before.picture?.id ?? null,
    field: 'picture',
  })
  if (!(await updateTeam(tx, streetId, teamId, facts))) throw new Refusal('name_taken')
  const { name, areaId, parentId, isOpen } = facts
  await writeDeed(tx, call, {
    role,
    action: 'team.change',
    id: teamId,
    detail: { name, areaId, parentId, isOpen },
  })
  return load(tx, streetId, teamId)
}

/** Says who leads a team: who was not in it is let in, who led it before stays as a member. */
export async function nameLeaders(
  tx: Tx,
  call: KeeperCall & { teamId: string; numbers: string[] },
): Promise<ManagedTeamRow> {
  const { streetId, teamId, caller, numbers, now } = call
  const leaders = await lockLeaders(tx, call, numbers)
  const team = await lockTeam(tx, streetId, teamId)
  if (team === undefined) throw new Refusal('not_found')
  const role = await requireKeeper(tx, streetId, caller, team.areaId, now)
  if (team.status === 'closed') throw new Refusal('team_closed')
  await appoint(tx, call, team, leaders)
  await writeDeed(tx, call, { role, action: 'team.name_leaders', id: teamId, detail: { leaders: numbers } })
  return load(tx, streetId, teamId)
}

/** Closes a team that has none below it: whoever waits is turned down, its past stays. */
export async function closeTeam(
  tx: Tx,
  call: KeeperCall & { teamId: string; reason: string },
): Promise<ManagedTeamRow> {
  const { streetId, teamId, caller, reason, now } = call
  const teams = await lockTree(tx, streetId)
  const team = teams.find(one => one.id === teamId)
  if (team === undefined) throw new Refusal('not_found')
  const role = await requireKeeper(tx, streetId, caller, team.areaId, now)
  if (team.status === 'closed') throw new Refusal('team_closed')
  if (teams.some(one => one.parentId === teamId && one.status === 'active')) {
    throw new Refusal('team_has_parts')
  }
  await setTeamClosed(tx, streetId, teamId)
  const waited = await turnDownWaiting(tx, streetId, teamId, reason, now)
  const notice = { streetId, bookingId: null, waitlistId: null, kind: 'team_rejected' as const }
  const words = { title: `${team.name}已停用`, text: reason }
  await writeNotices(
    tx,
    waited.map(memberId => ({ ...notice, ...words, memberId })),
    now,
  )
  await writeDeed(tx, call, { role, action: 'team.close', id: teamId, detail: { reason } })
  return load(tx, streetId, teamId)
}

async function checkFacts(tx: Tx, call: KeeperCall & { edit: TeamEdit }): Promise<TeamFacts> {
  const { streetId, edit, now } = call
  const { parentId, areaId, isOpen, picture } = edit
  await checkPerson(tx, streetId, { areaId }, now)
  return { name: edit.name.trim(), parentId, areaId, intro: edit.intro.trim(), isOpen, picture }
}

/** Refuses a place in the tree that cannot be, with the tree locked; returns the team as it was, if it was. */
async function checkParent(
  tx: Tx,
  streetId: string,
  teamId: string,
  parentId: string | null,
): Promise<TeamRow | undefined> {
  const { teamDepthMax } = await loadPolicy(tx, streetId)
  // Two who hang one team below the other at once would each see a tree without a circle.
  const teams = await lockTree(tx, streetId)
  const parent = teams.find(team => team.id === parentId)
  if (parentId !== null && parent === undefined) throw wrongField('parentId', '请选本街道的服务队')
  if (parent?.status === 'closed') throw new Refusal('team_closed')
  const parents = new Map(teams.map(team => [team.id, team.parentId]))
  const denial = denyParent(teamId, parentId, parents, teamDepthMax)
  if (denial !== undefined) throw new Refusal(denial)
  return teams.find(team => team.id === teamId)
}

/** Locks whom the numbers name; refuses a number that is wrong and a person who cannot lead. */
async function lockLeaders(
  tx: Tx,
  { streetId, now }: KeeperCall,
  numbers: readonly string[],
): Promise<string[]> {
  const plain = numbers.map(number => {
    const read = readVolunteerNumber(number)
    if (read === undefined) throw wrongField('leaders', `编号 ${number} 抄错了，请再看一遍`)
    return read
  })
  const found = await lockNumbered(tx, streetId, plain)
  if (found.length < new Set(plain).size) throw wrongField('leaders', '有的编号没有找到，请再看一遍')
  const mayLead = found.every(
    one => one.isSelf && one.status === 'active' && one.birthDate !== null && !isMinor(one.birthDate, now),
  )
  if (!mayLead) throw new Refusal('leader_not_possible')
  return found.map(one => one.personId)
}

async function appoint(
  tx: Tx,
  { streetId, now }: KeeperCall,
  team: Pick<TeamRow, 'id' | 'name'>,
  leaders: readonly string[],
): Promise<void> {
  const before = await listLeaders(tx, streetId, team.id)
  const row = { standing: 'active' as const, message: '', reason: '' }
  const stepDown = before.filter(personId => !leaders.includes(personId))
  await writeStandings(tx, streetId, team.id, now, [
    ...stepDown.map(personId => ({ ...row, personId, role: 'member' as const })),
    ...leaders.map(personId => ({ ...row, personId, role: 'leader' as const })),
  ])
  const notice = { streetId, bookingId: null, waitlistId: null, kind: 'team_leader' as const }
  const words = { title: `请您担任${team.name}的队长`, text: '队里的申请、班次签到都由您来管。' }
  const fresh = leaders.filter(personId => !before.includes(personId))
  await writeNotices(
    tx,
    fresh.map(memberId => ({ ...notice, ...words, memberId })),
    now,
  )
}

async function load(tx: Tx, streetId: string, teamId: string): Promise<ManagedTeamRow> {
  const row = await findManagedTeam(tx, streetId, teamId)
  if (row === undefined) throw new Error('a team vanished while it was written')
  return row
}
