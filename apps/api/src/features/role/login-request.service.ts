import type { LoginRequest, Reply } from '@yunxuan/contract'
import { dayMs, isAllowed } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { findCredential, insertAccount, lockCredentialOf } from '../account/account.store.ts'
import { openLogin, setupMs, toLogin } from '../account/login.service.ts'
import { hashHalf, newHalf } from '../account/setup-code.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { type AdministratorCall, requireAdministrator } from './administrator.ts'
import {
  findLoginRequest,
  insertLoginAnswer,
  insertLoginRequest,
  type LoginRequestRow,
  listOpenRequests,
  wasAdministrator,
} from './login-request.store.ts'
import { tellAskedFor, tellOpened, tellRejected } from './login-request-notices.ts'
import { holdsRole, isMemberElsewhere, linkAccount, lockMember } from './role.store.ts'
import type { LoginAnswer } from './role.table.ts'

/** For how long a new administrator has no part in opening somebody else's log-in together with another one. */
const newAdministratorMs = 3 * dayMs

type Answering = AdministratorCall & { requestId: string }
type Opened = Reply<'POST /v1/streets/:streetId/me/login-requests/:requestId/approval'>

/**
 * Asks for a console log-in of somebody else who holds a role, or for theirs to begin anew. Nothing changes until the
 * owner or another administrator says yes; whoever asks is told the first half of the setup code, and no more.
 */
export async function askForLogin(
  tx: Tx,
  ask: AdministratorCall & { memberId: string; login: string },
): Promise<Reply<'POST /v1/streets/:streetId/members/:memberId/login-requests'>> {
  const { streetId, memberId, caller, now } = ask
  await requireAdministrator(tx, ask, null)
  if (memberId === caller.member.id) {
    throw new Refusal('own_role', { detail: '自己的登录要请另一位管理员来申请' })
  }
  const login = toLogin(ask.login)
  const accountId = await requireHolder(tx, ask, memberId)
  const taken = await findCredential(tx, login)
  if (taken !== undefined && taken.accountId !== accountId) throw new Refusal('name_taken')
  const firstHalf = newHalf()
  const endsAt = new Date(now.getTime() + setupMs)
  const row = { id: newId(), memberId, login, firstHash: hashHalf(firstHalf), askedBy: caller.member.id }
  await insertLoginRequest(tx, { ...row, streetId, askedAt: now, endsAt })
  await writeLog(tx, ask, { action: 'login.request', memberId, detail: { login, requestId: row.id } })
  await tellAskedFor(tx, ask)
  return { id: row.id, login, firstHalf, endsAt: endsAt.toISOString() }
}

/**
 * Says yes as another administrator; returns the second half of the setup code. Both must have been administrators for
 * some days when it was asked for: whoever makes a second account an administrator cannot agree with it at once, and
 * the others are told meanwhile.
 */
export async function approveLogin(
  tx: Tx,
  call: Answering,
): Promise<Reply<'POST /v1/streets/:streetId/login-requests/:requestId/approval'>> {
  await requireAdministrator(tx, call, null)
  const request = await lockRequest(tx, call)
  if (request.memberId === call.caller.member.id) {
    throw new Refusal('own_role', { detail: '给您自己的，请在手机上“我的”里确认' })
  }
  if (request.askedBy === call.caller.member.id) throw new Refusal('own_request')
  const { askedBy, askedAt } = request
  const settledAt = new Date(askedAt.getTime() - newAdministratorMs)
  for (const memberId of [askedBy, call.caller.member.id]) {
    const isSettled = await wasAdministrator(
      tx,
      { streetId: call.streetId, memberId },
      { askedAt, settledAt },
    )
    if (!isSettled) throw new Refusal('administrator_new')
  }
  const { login, setupCode, endsAt } = await open(tx, call, { request, answer: 'approved' })
  return { login, secondHalf: setupCode, endsAt }
}

/** Says yes to one's own log-in; returns the whole setup code, of which nobody else knows a part. */
export async function approveOwnLogin(tx: Tx, call: Answering): Promise<Opened> {
  const request = await lockOwnRequest(tx, call)
  return open(tx, call, { request, answer: 'approved_by_owner' })
}

/** Says no, as another administrator or whoever asked. */
export async function rejectLogin(tx: Tx, call: Answering): Promise<void> {
  await requireAdministrator(tx, call, null)
  await reject(tx, call, await lockRequest(tx, call))
}

/** Says no to a log-in of one's own that one did not want. */
export async function rejectOwnLogin(tx: Tx, call: Answering): Promise<void> {
  await reject(tx, call, await lockOwnRequest(tx, call))
}

/** Returns the requests that wait, for who administers the whole street. */
export async function listLoginRequests(
  db: Executor,
  { streetId, caller, now }: AdministratorCall,
): Promise<LoginRequest[]> {
  const place = { areaIds: [], organizationId: null }
  if (!isAllowed(caller.grants, ['administrator'], place, now)) throw new Refusal('not_allowed')
  const rows = await listOpenRequests(db, { streetId, memberId: null }, now)
  return rows.map(row => presentRequest(row, caller))
}

/** Returns the request for a log-in of one's own that waits. */
export async function findOwnRequest(
  db: Executor,
  { streetId, caller, now }: AdministratorCall,
): Promise<LoginRequest | null> {
  const [row] = await listOpenRequests(db, { streetId, memberId: caller.member.id }, now)
  return row === undefined ? null : presentRequest(row, caller)
}

/** Opens the log-in that was asked for. Sent again by the same person before it is set up, the last code counts. */
async function open(
  tx: Tx,
  call: Answering,
  { request, answer }: { request: LoginRequestRow; answer: LoginAnswer },
): Promise<Opened> {
  const { streetId, caller, now } = call
  const { memberId, login } = request
  const accountId = (await requireHolder(tx, call, memberId)) ?? (await insertAccount(tx, now))
  await linkAccount(tx, streetId, memberId, accountId)
  const before = await lockCredentialOf(tx, accountId)
  const isRepeated = request.answer === answer && request.answeredBy === caller.member.id
  if (request.answer !== null && (!isRepeated || before?.isConfirmed !== false)) {
    throw new Refusal('login_request_over')
  }
  const firstHash = answer === 'approved' ? request.firstHash : undefined
  const opened = await openLogin(tx, { accountId, login, firstHash, now })
  if (!isRepeated) {
    await insertLoginAnswer(tx, { streetId, request, answer, answeredBy: caller.member.id, at: now })
    const isReset = before?.isConfirmed === true
    const detail = { login, requestId: request.id, askedBy: request.askedBy }
    await writeLog(tx, call, { action: isReset ? 'login.reset' : 'login.create', memberId, detail })
    if (answer === 'approved') await tellOpened(tx, call, request, isReset)
  }
  return { login: opened.login, setupCode: opened.setupCode, endsAt: opened.endsAt.toISOString() }
}

async function reject(tx: Tx, call: Answering, request: LoginRequestRow): Promise<void> {
  if (request.answer !== null) throw new Refusal('login_request_over')
  const { streetId, caller, now } = call
  await insertLoginAnswer(tx, {
    streetId,
    request,
    answer: 'rejected',
    answeredBy: caller.member.id,
    at: now,
  })
  const { memberId, login, id: requestId } = request
  await writeLog(tx, call, { action: 'login.reject', memberId, detail: { login, requestId } })
  if (request.askedBy !== caller.member.id) await tellRejected(tx, call, request)
}

/** Locks whom a request is about, so that two answers at once wait for each other; refuses one that is over. */
async function lockRequest(tx: Tx, { streetId, requestId, now }: Answering): Promise<LoginRequestRow> {
  const found = await findLoginRequest(tx, streetId, requestId)
  if (found === undefined) throw new Refusal('not_found')
  await lockMember(tx, streetId, found.memberId)
  const request = await findLoginRequest(tx, streetId, requestId)
  if (request === undefined || !request.isNewest || request.endsAt <= now) {
    throw new Refusal('login_request_over')
  }
  return request
}

async function lockOwnRequest(tx: Tx, call: Answering): Promise<LoginRequestRow> {
  const found = await findLoginRequest(tx, call.streetId, call.requestId)
  if (found?.memberId !== call.caller.member.id) throw new Refusal('not_found')
  return lockRequest(tx, call)
}

/**
 * Locks a member who may have a log-in of this street, and returns their account: they hold a role now, and are
 * nobody in another street, which the log-in would open, too.
 */
async function requireHolder(
  tx: Tx,
  { streetId, now }: AdministratorCall,
  memberId: string,
): Promise<string | null> {
  const member = await lockMember(tx, streetId, memberId)
  if (member === undefined) throw new Refusal('not_found')
  if (!(await holdsRole(tx, { streetId, memberId }, now))) {
    throw new Refusal('not_allowed', { detail: '这位现在没有身份，请先添加身份再开通登录' })
  }
  if (member.accountId !== null && (await isMemberElsewhere(tx, streetId, member.accountId))) {
    throw new Refusal('not_allowed', { detail: '这个账号在别的街道也有身份，不能在这里开通工作台' })
  }
  return member.accountId
}

function presentRequest(row: LoginRequestRow, caller: MemberCaller): LoginRequest {
  const { id, memberId, memberName, login, askedByName } = row
  return {
    id,
    memberId,
    memberName,
    login,
    askedByName,
    isAskedByCaller: row.askedBy === caller.member.id,
    askedAt: row.askedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }
}

function writeLog(
  tx: Tx,
  call: AdministratorCall,
  line: { action: string; memberId: string; detail: Record<string, unknown> },
): Promise<void> {
  const { action, memberId, detail } = line
  const role = memberId === call.caller.member.id ? 'resident' : 'administrator'
  return writeDeed(tx, call, { role, action, subject: 'member', id: memberId, detail })
}
