import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { insertAccount, lockCredentialOf } from '../account/account.store.ts'
import { openLogin } from '../account/login.service.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { type AdministratorCall, logByAdministrator, requireAdministrator } from './administrator.ts'
import { holdsRole, isMemberElsewhere, linkAccount, lockMember } from './role.store.ts'

type LoginWish = AdministratorCall & { memberId: string; login: string }

/**
 * Gives somebody else who holds a role a console log-in, or begins theirs anew. Whoever has the setup code can act
 * as that person, so the holder is told and the log says so.
 */
export async function giveLogin(
  tx: Tx,
  call: LoginWish,
): Promise<{ login: string; setupCode: string; endsAt: Date }> {
  const { memberId, caller, now } = call
  await requireAdministrator(tx, call, null)
  if (memberId === caller.member.id) {
    throw new Refusal('own_role', { detail: '自己的登录要请另一位管理员来重新开通' })
  }
  const accountId = await keepAccount(tx, call)
  const before = await lockCredentialOf(tx, accountId)
  const opened = await openLogin(tx, { accountId, login: call.login, now })
  const isReset = before?.isConfirmed === true
  await logByAdministrator(tx, call, {
    action: isReset ? 'login.reset' : 'login.create',
    subjectId: memberId,
    detail: { login: opened.login },
  })
  await tellHolder(tx, call, isReset)
  return opened
}

/**
 * Returns the account of a member, made when the desk only wrote them down. Only for accounts of this street:
 * an account that is somebody in another street would be opened there, too.
 */
async function keepAccount(tx: Tx, { streetId, memberId, now }: LoginWish): Promise<string> {
  const member = await lockMember(tx, streetId, memberId)
  if (member === undefined) throw new Refusal('not_found')
  if (!(await holdsRole(tx, { streetId, memberId }, now))) {
    throw new Refusal('not_allowed', { detail: '这位现在没有身份，请先添加身份再开通登录' })
  }
  const accountId = member.accountId ?? (await insertAccount(tx, now))
  if (member.accountId === null) await linkAccount(tx, streetId, memberId, accountId)
  if (await isMemberElsewhere(tx, streetId, accountId)) {
    throw new Refusal('not_allowed', { detail: '这个账号在别的街道也有身份，不能在这里开通工作台' })
  }
  return accountId
}

async function tellHolder(
  tx: Tx,
  { streetId, memberId, caller, now }: LoginWish,
  isReset: boolean,
): Promise<void> {
  const by = caller.member.name
  const text = isReset
    ? `${by}给您重新开通了工作台登录，原来的密码和验证器不能用了。如果不是您要求的，请马上告诉街道的另一位管理员。`
    : `${by}给您开通了工作台登录。如果您不知道这件事，请马上告诉街道的另一位管理员。`
  const title = isReset ? '您的工作台登录重新开通了' : '您的工作台登录开通了'
  const kind = isReset ? 'login_reset' : 'login_opened'
  await writeNotices(tx, [{ streetId, memberId, kind, title, text, bookingId: null, waitlistId: null }], now)
}
