import type { Db } from '../../platform/database.ts'
import { inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { findCredential, insertAccount } from '../account/account.store.ts'
import { openLogin, toLogin } from '../account/login.service.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { insertMember, isStreet, lockMemberOf } from '../member/member.store.ts'
import { insertGrant } from './role.store.ts'

/** Makes an administrator of a whole street, with a console log-in; returns the setup code, shown this once. */
export async function makeFirstAdministrator(
  db: Db,
  wish: { streetId: string; name: string; login: string; now: Date },
): Promise<{ login: string; setupCode: string; endsAt: Date }> {
  const { streetId, name, login, now } = wish
  return inTransaction(db, async tx => {
    if (!(await isStreet(tx, streetId))) throw new Refusal('not_found')
    const accountId = await insertAccount(tx, now)
    const memberId = await join(tx, { streetId, accountId, name, now })
    await insertGrant(tx, {
      streetId,
      id: newId(),
      memberId,
      role: 'administrator',
      areaId: null,
      organizationId: null,
      startsAt: now,
      endsAt: null,
      grantedBy: null,
    })
    const opened = await openLogin(tx, { accountId, login, now })
    const line = { streetId, at: now, actorId: null, actorRole: 'system', subject: 'member' }
    await writeAudit(tx, [
      { ...line, subjectId: memberId, action: 'role.grant', detail: { role: 'administrator' } },
      { ...line, subjectId: memberId, action: 'login.create', detail: { login: opened.login } },
    ])
    return opened
  })
}

/**
 * Begins a log-in of somebody of a street anew, for whoever keeps the server: a street with one administrator has
 * nobody else to agree. The log says that it was no administrator.
 */
export async function reopenLogin(
  db: Db,
  wish: { streetId: string; login: string; now: Date },
): Promise<{ login: string; setupCode: string; endsAt: Date }> {
  const { streetId, now } = wish
  return inTransaction(db, async tx => {
    const credential = await findCredential(tx, toLogin(wish.login))
    if (credential === undefined) throw new Refusal('not_found')
    const { accountId, login } = credential
    const member = await lockMemberOf(tx, streetId, accountId)
    if (member === undefined) throw new Refusal('not_found')
    const opened = await openLogin(tx, { accountId, login, now })
    const line = { streetId, at: now, actorId: null, actorRole: 'system', subject: 'member' }
    await writeAudit(tx, [{ ...line, subjectId: member.id, action: 'login.reset', detail: { login } }])
    return opened
  })
}

async function join(
  tx: Tx,
  row: { streetId: string; accountId: string; name: string; now: Date },
): Promise<string> {
  await insertMember(tx, row)
  const member = await lockMemberOf(tx, row.streetId, row.accountId)
  if (member === undefined) throw new Error('a member was not written')
  return member.id
}
