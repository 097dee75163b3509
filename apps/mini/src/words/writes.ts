import type { EndpointKey } from '@yunxuan/contract'
import type { PageName } from '../pages.ts'

/** What may have come of a write, as said to who made it. */
export interface WriteWords {
  /** After 还不知道. */
  doubt: string
  done: string
  notDone: string
  /** The page of what it made or changed; its id comes with the reply, or stands in the address under this name. */
  page?: { name: PageName; id: 'reply' | 'bookingId' | 'signupId' | 'redemptionId' | 'matterId' | 'teamId' }
  /** Where all of them stand. */
  list?: PageName
}

const words = (
  doubt: string,
  done: string,
  notDone: string,
  where: Partial<WriteWords> = {},
): WriteWords => ({
  doubt,
  done,
  notDone,
  ...where,
})

const sent = (where: Partial<WriteWords> = {}) => words('交上去没有', '交上去了', '没交上去', where)
const saved = (where: Partial<WriteWords> = {}) => words('存好没有', '存好了', '没存好', where)
const settled = (where: Partial<WriteWords> = {}) => words('办好没有', '办好了', '没办成', where)

/**
 * The writes that are kept until they are answered. What is not among them shows how it stands on its own screen, or
 * must not lie on a phone: the test names each, and why.
 */
export const keptWrites: Readonly<Partial<Record<EndpointKey, WriteWords>>> = {
  'POST /v1/streets/:streetId/slots/:slotId/bookings': words('约上没有', '约上了', '没约上', {
    page: { name: 'booking/booking', id: 'reply' },
    list: 'booking/bookings',
  }),
  'DELETE /v1/streets/:streetId/bookings/:bookingId': words('取消好没有', '预约取消了', '预约没取消成', {
    page: { name: 'booking/booking', id: 'bookingId' },
    list: 'booking/bookings',
  }),
  'POST /v1/streets/:streetId/bookings/:bookingId/rating': words('评价交上没有', '评价交上了', '评价没交上', {
    page: { name: 'booking/booking', id: 'bookingId' },
    list: 'booking/bookings',
  }),
  'POST /v1/streets/:streetId/slots/:slotId/waitlist': words('排上没有', '排上候补了', '没排上', {
    page: { name: 'waitlist/entry', id: 'reply' },
    list: 'waitlist/waiting',
  }),
  'POST /v1/streets/:streetId/waitlist/:entryId/acceptance': words(
    '名额要到没有',
    '名额要到了',
    '名额没要到',
    { list: 'waitlist/waiting' },
  ),
  'POST /v1/streets/:streetId/waitlist/:entryId/decline': words(
    '名额让出去没有',
    '名额让给下一位了',
    '名额没让出去',
    { list: 'waitlist/waiting' },
  ),
  'DELETE /v1/streets/:streetId/waitlist/:entryId': words('退出候补没有', '退出候补了', '没退出候补', {
    list: 'waitlist/waiting',
  }),
  'POST /v1/streets/:streetId/shifts/:shiftId/signups': words('报上没有', '报上名了', '没报上', {
    page: { name: 'signup/signup', id: 'reply' },
    list: 'signup/signups',
  }),
  'DELETE /v1/streets/:streetId/signups/:signupId': words('取消报名没有', '报名取消了', '报名没取消成', {
    page: { name: 'signup/signup', id: 'signupId' },
    list: 'signup/signups',
  }),
  'POST /v1/streets/:streetId/shifts/:shiftId/waitlist': words('排上没有', '排上候补了', '没排上', {
    page: { name: 'signup/wait', id: 'reply' },
    list: 'signup/signups',
  }),
  'POST /v1/streets/:streetId/replacement-calls/:callId/decline': settled(),
  'POST /v1/streets/:streetId/scans': words('签到记上没有', '签到记上了', '签到没记上', {
    list: 'signup/signups',
  }),
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins': words('申请交上没有', '申请交上了', '申请没交上'),
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval': settled(),
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection': settled(),
  'POST /v1/streets/:streetId/shifts/:shiftId/approval': words(
    '时长确认好没有',
    '时长确认了',
    '时长没确认上',
  ),
  'POST /v1/streets/:streetId/records/:recordId/corrections': sent({ list: 'record/corrections' }),
  'POST /v1/streets/:streetId/signups/:signupId/corrections': sent({ list: 'record/corrections' }),
  'POST /v1/streets/:streetId/rewards/:rewardId/redemptions': words('换上没有', '换好了', '没换上', {
    page: { name: 'reward/redemption', id: 'reply' },
    list: 'reward/redemptions',
  }),
  'DELETE /v1/streets/:streetId/redemptions/:redemptionId': words('退好没有', '退好了', '没退成', {
    page: { name: 'reward/redemption', id: 'redemptionId' },
    list: 'reward/redemptions',
  }),
  'POST /v1/streets/:streetId/matters': words('发出去没有', '发出去了', '没发出去', {
    page: { name: 'matter/matter', id: 'reply' },
    list: 'matter/mine',
  }),
  'POST /v1/streets/:streetId/matters/:matterId/steps': settled({
    page: { name: 'matter/matter', id: 'matterId' },
    list: 'matter/mine',
  }),
  'DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId': words(
    '删掉没有',
    '照片删掉了',
    '没删掉',
    { page: { name: 'matter/matter', id: 'matterId' } },
  ),
  'PUT /v1/streets/:streetId/matters/:matterId/opinion': words('记上没有', '您的看法记上了', '没记上', {
    page: { name: 'matter/matter', id: 'matterId' },
  }),
  'POST /v1/streets/:streetId/matters/:matterId/answers': words('交上去没有', '交上去了', '没交上去', {
    list: 'answer/mine',
  }),
  'POST /v1/streets/:streetId/answers/:answerId/steps': settled({ list: 'answer/mine' }),
  'POST /v1/streets/:streetId/referrals/:referralId/steps': settled({ list: 'referral/asked' }),
  'PUT /v1/streets/:streetId/matters/:matterId/support': words('算上您没有', '算上您了', '没算上', {
    page: { name: 'matter/matter', id: 'matterId' },
  }),
  'DELETE /v1/streets/:streetId/matters/:matterId/support': words('收回没有', '收回了', '没收回', {
    page: { name: 'matter/matter', id: 'matterId' },
  }),
  'PUT /v1/streets/:streetId/me/follows/:serviceId': words('收藏上没有', '收藏上了', '没收藏上', {
    list: 'follow/follows',
  }),
  'DELETE /v1/streets/:streetId/me/follows/:serviceId': words('取消收藏没有', '不再收藏了', '没取消收藏', {
    list: 'follow/follows',
  }),
  'DELETE /v1/streets/:streetId/me/calendar': words('停掉没有', '日历同步停了', '日历同步没停掉', {
    list: 'feed/calendar',
  }),
  'POST /v1/streets/:streetId/rooms/:roomId/uses': words('申请交上没有', '申请交上了', '申请没交上', {
    list: 'room/mine',
  }),
  'DELETE /v1/streets/:streetId/room-uses/:useId': words('取消好没有', '不借了，已经让出来', '没取消成', {
    list: 'room/mine',
  }),
  'POST /v1/streets/:streetId/loans': words('借的记上没有', '借好了', '没借成', { list: 'loan/mine' }),
  'POST /v1/streets/:streetId/loans/:loanId/return': words('还的记上没有', '还好了', '没还成', {
    list: 'loan/mine',
  }),
  'POST /v1/streets/:streetId/items/:itemId/uses': words('拿的记上没有', '记上了', '没记上'),
  'PUT /v1/streets/:streetId/me/consents/:articleId': settled(),
  'PUT /v1/streets/:streetId/me': saved({ list: 'member/profile' }),
  'DELETE /v1/streets/:streetId/me/consents/purposes/:purpose': settled({ list: 'export/own-data' }),
  'PUT /v1/streets/:streetId/me/message-settings': saved({ list: 'message/settings' }),
  'POST /v1/streets/:streetId/me/dependants': saved({ list: 'member/family' }),
  'PUT /v1/streets/:streetId/me/dependants/:dependantId': saved({ list: 'member/family' }),
  'DELETE /v1/streets/:streetId/me/dependants/:dependantId': words('删掉没有', '家人删掉了', '家人没删掉', {
    list: 'member/family',
  }),
  'PUT /v1/streets/:streetId/me/calls': saved(),
  'POST /v1/streets/:streetId/me/service-proofs': words('证明开好没有', '证明开好了', '证明没开成'),
  'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications': sent({ list: 'volunteer/volunteer' }),
  'DELETE /v1/streets/:streetId/me/volunteers/:personId/qualifications/:qualificationId': settled({
    list: 'volunteer/volunteer',
  }),
  'DELETE /v1/streets/:streetId/me/volunteers/:personId': settled({ list: 'volunteer/volunteer' }),
  'DELETE /v1/streets/:streetId/me/volunteers/:personId/guardian-consent': settled({
    list: 'volunteer/volunteer',
  }),
  'POST /v1/streets/:streetId/star-runs/:runId/objections': sent(),
  'POST /v1/streets/:streetId/teams/:teamId/applications': words('申请交上没有', '申请交上了', '申请没交上', {
    page: { name: 'team/team', id: 'teamId' },
  }),
  'POST /v1/streets/:streetId/me/invitations/:teamId/answer': settled({
    page: { name: 'team/team', id: 'teamId' },
  }),
  'DELETE /v1/streets/:streetId/me/teams/:teamId': words('退出没有', '退出服务队了', '没退出服务队', {
    page: { name: 'team/team', id: 'teamId' },
  }),
  'POST /v1/streets/:streetId/teams/:teamId/invitations': words('请柬发出没有', '请柬发出了', '请柬没发出'),
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/approval': settled(),
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/rejection': settled(),
  'POST /v1/streets/:streetId/teams/:teamId/members/:personId/removal': settled(),
  'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection': settled(),
}

/** The words of a write; of one that a newer version of this app kept, plain ones. */
export function writeWords(endpoint: EndpointKey): WriteWords {
  return keptWrites[endpoint] ?? settled()
}
