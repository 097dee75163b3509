import type { RefusalCode } from '@yunxuan/contract'
import type { RefusedError } from '@yunxuan/contract/client'

/** Why not, as a neighbour at the desk would say it. A new code does not compile until it has words. */
const words: Record<RefusalCode, string> = {
  invalid_request: '有的地方没填对，请看一看再试。',
  unsupported_media: '这个文件的格式我们读不了。',
  body_too_large: '内容太大了，请少放一些再试。',
  not_signed_in: '请先登录，再来办这件事。',
  session_ended: '登录时间太久了，请重新登录。',
  not_allowed: '您的身份办不了这件事，可以问问服务台。',
  not_found: '没有找到，可能已经撤下了。',
  method_not_allowed: '现在办不了这件事，请稍后再试。',
  too_many_requests: '点得太快了，歇一会儿再试。',
  overloaded: '现在人太多，请过一会儿再试。',
  internal: '我们这边出了点问题，请稍后再试。',
  idempotency_mismatch: '刚才的提交和这次不一样，请重新打开这一页再试。',
  member_missing: '请先填好您的姓名和社区，再来预约。',
  wechat_code_invalid: '微信登录没成功，请再点一次登录。',
  wechat_blocked: '微信说这个账号暂时不能登录，请打服务台电话。',
  wechat_unavailable: '微信现在没有回应，请过一会儿再试。',
  refresh_token_invalid: '登录已经失效，请重新登录。',
  credentials_wrong: '登录名或密码不对。',
  login_locked: '连着错了几次，请过一会儿再试。',
  setup_code_invalid: '这个开通码不对，或者已经用过了。',
  totp_wrong: '验证码不对，请看最新的一个。',
  demo_off: '演示已经关闭，请用微信登录。',
  dependant_in_use: '这位家人还有没结束的预约，先取消预约才能删除。',
  consent_missing: '需要您先同意，才能记下这些内容。',
  note_not_asked: '这项服务不需要留言。',
  note_erased: '这条留言已经按约定删除了。',
  not_cancelled_by_you: '这个预约不是您取消的，请问问服务台。',
  slot_has_bookings: '这个场次已经有人预约了。',
  places_below_taken: '名额不能少于已经约出去的数量。',
  slot_in_past: '这个时间已经过去了。',
  slot_times_invalid: '开始和结束的时间不对。',
  slot_duplicate: '同一时间已经有一个场次了。',
  service_not_editable: '这项服务现在不能改。',
  changed_meanwhile: '刚刚有人改过，请重新打开再试。',
  code_not_found: '没有找到这个码，请再看一看。',
  not_attended: '到过现场以后才能评价。',
  already_rated: '您已经评价过了，谢谢。',
  already_answered: '已经回复过了。',
  import_has_errors: '表格里还有要改的地方。',
  import_file_unreadable: '这个表格打不开，请用模板重新填。',
  import_too_large: '表格太大了，请分成几份。',
  import_gone: '这次导入已经过期，请重新上传。',
  name_taken: '这个名字已经有了，换一个吧。',
  own_role: '不能改自己的身份。',
  role_span_invalid: '开始和结束的日期不对。',
  slot_cancelled: '这一场取消了，可以看看别的时间。',
  service_not_published: '这项服务暂时停了，可以看看别的服务。',
  booking_not_open: '还没到开放预约的时间。',
  booking_closed: '这一场的预约已经截止，可以看看别的时间。',
  already_booked: '这一场已经约过了，在“我的预约”里能看到。',
  party_too_large: '一次约的人数超过了这项服务的上限。',
  birth_date_missing: '这项服务要看年龄，请先填出生日期。',
  age_not_eligible: '年龄不在这项服务的范围里，可以看看别的服务。',
  area_not_eligible: '这项服务只接待指定社区的居民。',
  audience_not_eligible: '这项服务是给特定人群办的，可以看看别的服务。',
  overlapping_booking: '这个时间已经约了别的服务，先取消那一个，或者换个时间。',
  slot_full: '这一场约满了，可以排候补，或者换个时间。',
  slot_not_full: '这一场还有名额，直接预约就行。',
  already_waiting: '已经在候补里了，有名额会通知您。',
  booking_not_active: '这个预约已经结束或取消了。',
  slot_over: '这一场已经结束了。',
  reception_not_open: '还没到签到的时间。',
  reception_not_possible: '这个预约现在不能签到，请问问服务台。',
  slot_not_begun: '这一场还没开始。',
  transition_not_possible: '现在不能这样做。',
  reason_missing: '请写一句原因。',
  same_person_reviews: '需要另一位同事来审核。',
  offer_expired: '保留的时间过了，名额给了下一位。您还可以再排候补。',
  no_offer: '现在没有为您保留的名额。',
}

/** The sentence for a refusal; the API's own words where one field is to be mended. */
export function refusalWords(error: RefusedError): string {
  const [mend] = error.problem.errors ?? []
  return mend && error.code === 'invalid_request' ? mend.message : words[error.code]
}

/** The sentence for a decision that came with the data. */
export function denialWords(code: RefusalCode): string {
  return words[code]
}
