import type { RefusalCode, ShownDenial } from '@yunxuan/contract'
import type { RefusedError } from '@yunxuan/contract/client'

/** Why not, as a neighbour at the desk would say it, of what is shown before anybody asks for it. */
const words: Readonly<Record<ShownDenial, string>> = {
  shift_cancelled: '这一班取消了，可以看看别的班次。',
  slot_cancelled: '这一场取消了，可以看看别的时间。',
  service_not_published: '这项服务暂时停了，可以看看别的服务。',
  booking_not_open: '还没到开放预约的时间。',
  booking_closed: '这一场的预约已经截止，可以看看别的时间。',
  already_booked: '这一场已经约过了，在“我的预约”里能看到。',
  party_too_large: '一次约不了这么多位，请减几位再约。',
  birth_date_missing: '这项服务要看年龄，请先填出生日期。',
  age_not_eligible: '年龄不在这项服务的范围里，可以看看别的服务。',
  area_not_eligible: '这项服务只接待指定社区的居民。',
  audience_not_eligible: '这项服务是给特定人群办的，可以看看别的服务。',
  askers_first: '这项服务是邻居提出来的，先让他们约；再过一阵，大家都能约。',
  too_many_places: '这项服务您和家人已经约了不少，也给邻居们留一点。来过几次以后再约，或者问问服务台。',
  overlapping_booking: '这个时间已经约了别的服务，先取消那一个，或者换个时间。',
  slot_full: '这一场约满了，可以排候补，或者换个时间。',
  reward_closed: '这个现在不能兑换，看看别的吧。',
  reward_gone: '来晚了一步，已经兑完了。',
  points_in_debt: '有时长被撤销，积分是负的。再攒一攒，补平后就能兑换。',
  points_missing: '积分还不够，再攒一攒。',
  reward_limit_reached: '这个今年已经兑过了，明年再来。',
  code_forged: '这不是现场屏幕上的码，请对准屏幕再扫一次。',
  code_foreign: '这是别的活动的码，请扫您这一班现场的屏幕。',
  code_expired: '这个码过时了，请对着现场屏幕再扫一次。',
  scan_too_early: '来得真早，还没到签到的时间，请等一等。',
  scan_too_late: '这一班已经结束，签到关了。请跟现场负责人说一声。',
  scan_in_future: '手机的时间不对，这次没算上，请把时间调准再扫。',
  handed_in_too_late: '扫码过去太多天了，没记上，请联系社区补录。',
  own_code: '自己和家人的码，要请另一位负责人来扫。',
  scan_id_taken: '这次扫码和之前的对不上，请重新扫一次。',
  no_signup: '您还没报名这一班。可以在这里申请，请现场负责人让您加入。',
  volunteer_missing: '请先登记成为志愿者，再来做这件事。',
  volunteer_pending: '志愿者资料还差几项，填齐了就能参加。',
  guardian_consent_missing: '未满 18 岁要监护人同意，请先在志愿者资料里完成。',
  activity_consent_missing: '未满 14 岁，每次报名都请监护人勾选同意。',
  team_only: '这个活动只招本队队员，可以先申请加入服务队。',
  qualification_missing: '这个活动要求资格证件，请在志愿者资料里补上。',
  qualification_expired: '您的资格证件到那天已经过期，更新以后再报名。',
  time_taken: '那段时间您已经有别的安排，请先取消那一个，或者换个班次。',
  item_not_lent: '这样现在不外借。',
  item_by_keeper: '要管理的人拿给您，打个电话或者当面说一声。',
  item_none_left: '都借出去了，过一阵再来看看。',
  loan_overdue: '有东西过了好几天没还，还了就能再借。',
  loans_enough: '手上借着的够多了，还一样再借。',
  stall_full: '这个摊位招满了，换一个摊位吧。',
}

/** The sentence for a refusal; the API's own words where one field is to be mended. */
export function refusalWords(error: RefusedError): string {
  const [mend] = error.problem.errors ?? []
  return mend && error.code === 'invalid_request' ? mend.message : titleOf(error)
}

/** The sentence for something that could not be shown: nobody filled in anything, an address was wrong. */
export function readRefusalWords(error: RefusedError): string {
  return error.code === 'invalid_request' ? '这个链接打不开，请从首页找找看。' : titleOf(error)
}

/** From this status on it is the moment, not the wish, that was wrong. */
const tooManyRequests = 429

/** Returns whether the same wish may be granted a little later. */
export function mayPass(error: RefusedError): boolean {
  return error.problem.status >= tooManyRequests
}

/** The sentence for a decision that came with the data. */
export function denialWords(denial: ShownDenial): string {
  return words[denial]
}

/** The API may be newer than this phone's package and know refusals that it does not. */
function titleOf({ code, problem }: RefusedError): string {
  const ours: Partial<Record<RefusalCode, string>> = words
  return ours[code] ?? problem.title
}
