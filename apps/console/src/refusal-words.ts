import type { RefusalCode } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'

/** Why the answer was no and what else is possible, as a colleague would say it. */
export const refusalWords: Record<RefusalCode, string> = {
  invalid_request: '有的地方填得不对，请看标出来的几处。',
  unsupported_media: '这种文件读不了，请用模板存成 xlsx 或 csv。',
  body_too_large: '内容太大了，请分几次提交。',
  not_signed_in: '请先登录。',
  session_ended: '登录已经失效，请重新登录。',
  not_allowed: '您的身份不能做这件事。需要的话，请管理员在“居民与身份”里添加。',
  not_found: '没有找到，可能已经被移走了。请回到列表再看看。',
  method_not_allowed: '现在做不了这件事，请刷新页面再试。',
  too_many_requests: '操作太快了，请等一分钟再试。',
  overloaded: '现在用的人太多，请稍等片刻再试。',
  internal: '系统出了问题，已经记下。请稍后再试。',
  idempotency_mismatch: '这次提交和刚才的对不上，请刷新页面再做一次。',
  member_missing: '您还不是这个街道的成员。',
  wechat_code_invalid: '微信登录没有成功，请再试一次。',
  wechat_blocked: '这个微信号暂时不能登录，请联系管理员。',
  wechat_unavailable: '微信那边暂时没有回应，请稍后再试。',
  refresh_token_invalid: '登录已经失效，请重新登录。',
  credentials_wrong:
    '登录名、密码或验证码不对，请再核对一遍。验证码每 30 秒换一组，每组只能用一次。',
  login_locked:
    '连着错了好几次，这个登录名先停一停：第一次半分钟，再错会更久，最多一刻钟。到时再试；忘了密码，请管理员重新开通。',
  setup_code_invalid: '开通码不对，或者已经用过、过了三天。请再核对一遍；还不行，请管理员重新开通。',
  totp_wrong: '验证码不对。请等手机上换出新的一组，再输一次。',
  demo_off: '现在不是演示环境，请用登录名和密码登录。',
  dependant_in_use: '这位家人还有没到的预约，先取消预约才能移除。',
  consent_missing: '还没有征得本人同意，不能保存。',
  note_not_asked: '这项服务不收悄悄话。',
  note_erased: '悄悄话已按规定清除，看不到了。',
  not_cancelled_by_you: '这条预约不是您取消的，不能恢复。',
  slot_has_bookings: '还有没开始的场次有人预约或候补。请先在“场次”里用“取消本场”并写明原因，再归档。',
  places_below_taken: '名额不能比已经约出去的还少。请先和几位居民商量改期。',
  slot_in_past: '时间已经过去了，请选以后的时间。',
  slot_times_invalid: '起止时间不对：结束要晚于开始，最后一天不能早于第一天，也不能一次排得太多。',
  slot_duplicate: '这项服务在这个时间已经有一场了，请换个时间。',
  service_not_editable: '这项服务现在不能改。审核中的要先退回，归档的要先恢复成草稿。',
  changed_meanwhile: '您编辑的时候，别人已经改过这一项。您填的还在，请先看看新的内容再决定。',
  code_not_found: '没有找到这个预约码。请核对一遍，或者用姓名、手机尾号来找。',
  not_attended: '这位居民还没有到场，不能评价。',
  already_rated: '已经评价过了。',
  already_answered: '这条评价已经有人回复了。',
  import_has_errors: '表里还有错误，一行也没有写入。请改好后重新上传。',
  import_file_unreadable: '这个文件打不开。请用模板重新填写，存成 xlsx 或 csv。',
  import_too_large: '表太大了，一次最多 5000 行，请分成几个文件。',
  import_gone: '这次预览已经过期，请重新上传文件。',
  name_taken: '这个名字已经有了，请换一个，或者直接选用已有的。',
  own_role: '不能给自己添加或收回身份，请另一位管理员来办。',
  role_span_invalid: '起止时间不对：结束要晚于开始。',
  slot_cancelled: '这一场已经取消了，请换一场。',
  service_not_published: '这项服务还没有发布，居民看不到，也约不了。',
  booking_not_open: '还没到开放预约的时间。',
  booking_closed: '这一场已经停止预约，请换一场。',
  already_booked: '这位居民已经约了这一场，在名册里就能找到。',
  party_too_large: '人数超过了这项服务一次能约的上限，请减少人数或分两次约。',
  birth_date_missing: '这项服务有年龄要求，请先补上出生日期。',
  age_not_eligible: '年龄不在这项服务的范围内。',
  area_not_eligible: '这项服务只面向指定社区的居民。',
  audience_not_eligible: '这项服务只面向指定人群，这位居民不在其中。',
  overlapping_booking: '这位居民在同一时间还约了别的。问清楚之后可以照样预约。',
  slot_full: '剩下的名额不够了。可以减少人数，或者换一场。',
  slot_not_full: '这一场还有名额，直接预约就行，不用候补。',
  already_waiting: '这位居民已经在候补了。',
  booking_not_active: '这条预约已经办过或取消了，请看最新的状态。',
  slot_over: '这一场已经结束了。',
  offer_expired: '候补留的时间已经过了，名额给了下一位。',
  no_offer: '现在没有为他留的名额。',
  reception_not_open: '还没到签到时间，快开始时再来。',
  reception_not_possible: '这条预约的状态刚刚变了，做不了这一步。请看最新的状态。',
  slot_not_begun: '这一场还没开始，不能记未到。要是来电说不来了，请记“请假”。',
  transition_not_possible: '这项服务现在的状态做不了这一步，请刷新再看。',
  reason_missing: '请写明原因，对方要看的。',
  same_person_reviews: '自己提交的要由另一位同事审核发布，请找一位审核员。',
}

/** Returns what to tell somebody about an error, whatever it is. */
export function sayError(error: unknown): string {
  if (error instanceof RefusedError) {
    const fields = (error.problem.errors ?? []).map(each => each.message)
    const words = refusalWords[error.code]
    return error.code === 'invalid_request' && fields.length > 0 ? `${words}${fields.join('；')}` : words
  }
  return '连不上网络，刚才这一步没有成功。请检查网络后再试。'
}
