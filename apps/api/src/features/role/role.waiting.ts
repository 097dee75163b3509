import { lineOf, sayPast, type Waiting } from '../../platform/waiting.ts'
import { listOpenRequests } from './login-request.store.ts'

export const loginWaiting: Waiting = {
  name: '登录申请',
  roles: ['administrator'],
  isWholeStreet: true,
  async count(db, { streetId, caller, now }) {
    const open = await listOpenRequests(db, { streetId, memberId: null }, now)
    const mine = open.filter(each => each.askedBy !== caller.member.id && each.memberId !== caller.member.id)
    const oldest = mine.at(-1)
    if (oldest === undefined) return []
    return lineOf(mine.length, {
      band: 'today',
      text: '个登录申请等您同意',
      hint: `${oldest.askedByName}给${oldest.memberName}申请的，${sayPast(oldest.askedAt, now)}`,
      way: '去看',
      to: 'roles',
    })
  },
}
