import type { Tx } from '../../platform/database.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import type { AdministratorCall } from './administrator.ts'
import { type LoginRequestRow, listOtherAdministrators } from './login-request.store.ts'

type About = AdministratorCall & { memberId: string }
type Words = Pick<NewNotice, 'kind' | 'title' | 'text'>

/** Tells the owner and the other administrators that somebody asked for a log-in. */
export async function tellAskedFor(tx: Tx, ask: About): Promise<void> {
  const { streetId, memberId, caller, now } = ask
  const by = caller.member.name
  const others = await listOtherAdministrators(tx, { streetId, but: [caller.member.id, memberId] }, now)
  await tell(tx, ask, [memberId], {
    kind: 'login_requested',
    title: '有人给您申请了工作台登录',
    text: `${by}给您申请了工作台登录。是您要的，就到“我的”里点“工作台登录”，拿开通码；不是，就在那里点“不是我要的”。`,
  })
  await tell(tx, ask, others, {
    kind: 'login_requested',
    title: '有一个登录申请要您看看',
    text: `${by}给同事申请了工作台登录，要另一位管理员或本人同意。请到工作台的“人员与权限”里看。`,
  })
}

/** Tells the owner that another administrator agreed: whoever has both halves of the code can act as them. */
export function tellOpened(
  tx: Tx,
  call: AdministratorCall,
  request: LoginRequestRow,
  isReset: boolean,
): Promise<void> {
  const by = `${request.askedByName}和${call.caller.member.name}`
  return tell(
    tx,
    call,
    [request.memberId],
    isReset
      ? {
          kind: 'login_reset',
          title: '您的工作台登录重新开通了',
          text: `${by}给您重新开通了工作台登录，原来的密码和验证器不能用了。如果不是您要求的，请马上告诉街道。`,
        }
      : {
          kind: 'login_opened',
          title: '您的工作台登录开通了',
          text: `${by}给您开通了工作台登录。如果您不知道这件事，请马上告诉街道。`,
        },
  )
}

/** Tells whoever asked that the answer is no. */
export function tellRejected(tx: Tx, call: AdministratorCall, request: LoginRequestRow): Promise<void> {
  return tell(tx, call, [request.askedBy], {
    kind: 'login_rejected',
    title: '登录申请没有同意',
    text: `您给${request.memberName}申请的工作台登录，${call.caller.member.name}没有同意。`,
  })
}

/** Tells the other administrators of a new one, so that nobody makes one for themselves unseen. */
export async function tellNewAdministrator(
  tx: Tx,
  call: AdministratorCall,
  made: { memberId: string; memberName: string },
): Promise<void> {
  const { streetId, caller, now } = call
  const others = await listOtherAdministrators(tx, { streetId, but: [caller.member.id, made.memberId] }, now)
  await tell(tx, call, others, {
    kind: 'administrator_granted',
    title: '多了一位管理员',
    text: `${caller.member.name}请${made.memberName}做了管理员。如果您觉得不对，请到工作台的“人员与权限”里收回。`,
  })
}

function tell(
  tx: Tx,
  { streetId, now }: AdministratorCall,
  memberIds: string[],
  words: Words,
): Promise<void> {
  const none = { bookingId: null, waitlistId: null }
  return writeNotices(
    tx,
    memberIds.map(memberId => ({ streetId, memberId, ...words, ...none })),
    now,
  )
}
