import type * as domain from '@yunxuan/domain'
import type { BookingDenial, RedemptionDenial, ScanDenial, SignupDenial } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { record } from './schema.ts'

type Domain = typeof domain

/** Why a rule of the domain says no: whatever stands in one of its lists of …Denials. */
type Denial = {
  [List in keyof Domain & `${string}Denials`]: Domain[List][number]
}[keyof Domain & `${string}Denials`]

/**
 * What is said to a resident, and to staff where only they can meet it. A face shows it as it is where it has no
 * better words of its own, so a code does not compile until it has some here.
 */
const denialTitles: Readonly<Record<Denial, string>> = {
  already_answered: '这条评价已经有人回复了。',
  own_line: '自己的时长，要请另一位来确认。',
  own_scan: '这几位是您扫码签到的，要请另一位负责人或社区来确认。',
  already_approved: '已经有人确认过了，刷新看看。',
  already_recorded: '这一班已经有记录了，要改请点纠错。',
  nobody_arrived: '没有签到，不能确认时长。',
  attendance_too_short: '在场时间不够，这次不能记录。',
  minutes_beyond_evidence: '只能改少，不能改多。',
  reason_missing: '请写一句原因。',
  shift_not_over: '这一班还没结束，结束后再来。',
  attachment_missing: '请先上传证明材料（签到表照片或扫描件）。',
  minutes_above_cap: '超过了这一班的计划时长，或当天可补录的上限。',
  served_in_future: '服务日期还没有到，请核对。',
  shift_cancelled: '这一班已经取消。',
  not_a_volunteer: '没有找到这位志愿者，请核对志愿者号。',
  same_person_reviews: '自己经手的、或者关于自己的，要由另一位同事来办。',
  already_decided: '已经有人办过了，请看看最新的情况。',
  slot_cancelled: '这一场已经取消。',
  service_not_published: '这项服务现在没有开放。',
  booking_not_open: '还没到开放预约的时间。',
  booking_closed: '预约已经截止。',
  already_booked: '这位已经约过这一场了。',
  party_too_large: '一次约的人数超过了上限。',
  birth_date_missing: '这项服务有年龄要求，请先填写出生日期。',
  age_not_eligible: '年龄不符合这项服务的要求。',
  area_not_eligible: '这项服务只面向指定社区的居民。',
  audience_not_eligible: '这项服务面向特定人群。',
  too_many_places: '这项服务您已经约得够多了，留些名额给别人。',
  overlapping_booking: '这个时间您已经约了别的服务。',
  slot_full: '这一场已经约满。',
  slot_not_full: '这一场还有名额，直接预约就行。',
  already_waiting: '已经在候补里了，有名额会通知您。',
  booking_not_active: '这个预约已经结束或取消了。',
  slot_over: '这一场已经结束了。',
  redemption_over: '过了领取的时间，积分会退回来。',
  redemption_collected: '这份已经领走了。',
  redemption_returned: '这份已经退回，积分也退了。',
  already_asked: '您已经提过了，请等一等答复。',
  already_reversed: '这条记录已经撤销了。',
  notice_over: '公示已经结束，有事请打电话给街道。',
  objection_answered: '这条异议已经答复过了。',
  offer_expired: '保留的时间过了。您还可以再排候补。',
  no_offer: '现在没有为您保留的名额。',
  already_rated: '您已经评价过了，谢谢。',
  not_attended: '到过现场以后才能评价。',
  rating_too_early: '这一场还没开始呢，去过以后再来说说。',
  reception_not_open: '还没到签到的时间。',
  reception_not_possible: '这条预约的状态刚刚变了，做不了这一步。请看最新的状态。',
  slot_not_begun: '这一场还没开始，不能记未到。要是来电说不来了，请记“请假”。',
  reward_closed: '这个现在不能兑换。',
  reward_gone: '已经兑完了。',
  points_in_debt: '积分是负的，暂时不能兑换。',
  points_missing: '积分还不够。',
  reward_limit_reached: '今年已经兑过了。',
  code_forged: '这不是现场屏幕上的签到码。',
  code_foreign: '这是别处的签到码，不是这一班的。',
  code_expired: '这个码已经过时，请对着现场屏幕再扫一次。',
  scan_too_early: '还没到签到的时间。',
  scan_too_late: '这一班已经结束，签到关了。',
  scan_in_future: '扫码的时间比现在还晚，请校准手机时间。',
  handed_in_too_late: '扫码过去太多天了，请走补录。',
  own_code: '自己和家人的码要请另一位负责人来扫。',
  scan_id_taken: '这条扫码记录和之前的对不上。',
  no_signup: '您没有报名这一班，可以请负责人让您加入。',
  run_not_possible: '这次评星的状态变了，请刷新看看。',
  run_in_future: '截止日期还没有到，请选今天或更早。',
  run_empty: '这次没有人升星，不用公示。',
  notice_not_over: '公示期满以后才能确认。',
  objections_open: '还有异议没有答复，先答复再确认。',
  stock_below_reserved: '库存不能少于已经有人兑、还没来领的数量。',
  transition_not_possible: '这项服务现在的状态做不了这一步，请刷新再看。',
  template_not_published: '这是模板，不能直接发布。请点“复制”，在新的活动上填好再提交。',
  gate_unanswered: '请先在“这是志愿服务吗”里逐条回答，再提交。',
  gate_not_voluntary: '不是自愿报名、而是指派来的，不能记成志愿服务。可以改成自愿报名。',
  gate_not_helping: '只为本单位自己办事、没有服务居民或社区的，不能记成志愿服务。',
  gate_paid: '给了报酬的不能记成志愿服务；交通、用餐补贴不算报酬。',
  gate_meeting: '开会、学习、参观不能记成志愿服务（民政部令第 67 号第十九条）。',
  gate_duty: '本职工作和值班不能记成志愿服务（民政部令第 67 号第十九条）。',
  gate_class: '来听课、受训的不能记成志愿服务，学习时长另外记。',
  risk_not_told: '您选了“可能有人受伤”，请在“风险提示”里写清楚，让志愿者先知道。',
  insurance_missing:
    '您选了“可能有人受伤”，请先买好意外险，在“保险”里写明再提交（《志愿服务条例》第十七条）。',
  volunteer_missing: '还没有登记成为志愿者。',
  volunteer_pending: '志愿者资料还没有填齐。',
  guardian_consent_missing: '需要监护人同意。',
  activity_consent_missing: '未满 14 岁，请监护人勾选同意。',
  team_only: '只招本服务队的队员。',
  qualification_missing: '需要先有资格证件。',
  qualification_expired: '资格证件到那天已经过期。',
  time_taken: '那段时间已经有别的安排。',
  stall_full: '这个摊位的人招满了。',
  call_open: '已经在找人补位，一批一批在问，请稍等。',
  call_not_needed: '现在不缺人，或者还有人在候补，不用另外找人。',
  call_too_late: '这一班已经开始，不能再找人补位。现场来的人可以直接申请加入。',
  team_closed: '这个服务队已经停了，不再收人。',
  team_not_open: '这个队现在只收邀请的人，可以把志愿者编号告诉队长，请队长邀请您。',
  already_in_team: '已经在这个队里了。',
  already_applied: '已经申请过了，请等队长回复。',
  not_in_team: '不在这个队里，可能已经退出了。',
  last_leader: '您是这个队唯一的队长，先请社区再定一位队长，才能退出。',
  leader_not_possible: '队长要满 18 岁、资料齐全，并有自己的账号。',
  team_cycle: '不能把一个队放到它自己的分队下面。',
  team_too_deep: '服务队的层数超过了街道设置的上限。',
  nothing_to_upload: '没有要上报的记录：都报过了，或者截止日期太早。',
  nothing_to_check: '这段时间里没有可以抽查的记录。',
  result_not_possible: '这条记录现在不能这样登记，请刷新后再看。',
}

/** As above, for what the API refuses by itself. */
const ownTitles = {
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
  unavailable: '系统暂时连不上，请过一会儿再试。',
  internal: '我们这边出了点问题，请稍后再试。',
  idempotency_mismatch: '刚才的提交和这次不一样，请重新打开这一页再试。',
  member_missing: '请先填好您的姓名和社区，再来预约。',
  wechat_code_invalid: '微信登录没成功，请再点一次登录。',
  wechat_blocked: '微信说这个账号暂时不能登录，请打服务台电话。',
  wechat_unavailable: '微信现在没有回应，请过一会儿再试。',
  refresh_token_invalid: '登录已经失效，请重新登录。',
  credentials_wrong: '登录名、密码或验证码不对，请再核对一遍。验证码每 30 秒换一组，每组只能用一次。',
  login_locked:
    '连着错了好几次，先停一停再试，最多等一刻钟。用以前登录过的那台电脑、那个浏览器，不会被别人拖住。',
  setup_code_invalid: '开通码不对，或者已经用过、过了三天。请再核对一遍；还不行，请管理员重新开通。',
  login_missing: '这个账号没有工作台登录。',
  password_wrong: '原来的密码不对，请再核对一遍。',
  password_guessable:
    '这个密码太容易被猜到。请换一句只有您知道的话，不要用常见的词、键盘上连着的字母、生日或重复的字。',
  totp_wrong: '验证码不对。请等手机上换出新的一组，再输一次。',
  demo_off: '演示已经关闭，请用微信登录。',
  dependant_in_use: '这位家人还有没结束的预约，先取消预约才能删除。',
  too_many_dependants: '家人加得够多了。用不着的先删掉，或者请服务台帮着约。',
  too_many_waits: '您排的候补够多了，先退掉用不着的，再排这一场。',
  consent_missing: '需要您先同意，才能记下这些内容。',
  note_not_asked: '这项服务不需要留言。',
  note_erased: '悄悄话已按规定清除，看不到了。',
  not_cancelled_by_you: '这个预约不是您取消的，请问问服务台。',
  slot_has_bookings:
    '还有没结束的场次有人预约或候补。请等场次结束，或先在“场次”里用“取消本场”并写明原因，再归档。',
  shift_has_arrivals: '已经有人签到，这一班不能取消了。不做下去的话，请让大家签退，时长照实记。',
  places_below_taken: '名额不能比已经约出去的还少。请先和几位居民商量改期。',
  slot_in_past: '时间已经过去了，请选以后的时间。',
  slot_times_invalid: '起止时间不对：结束要晚于开始，最后一天不能早于第一天，也不能一次排得太多。',
  slot_duplicate: '这项服务在这个时间已经有一场了，请换个时间。',
  service_not_editable: '这项服务现在不能改。审核中的要先退回，归档的要先恢复成草稿。',
  changed_meanwhile: '刚刚有人改过，请重新打开再试。',
  code_not_found: '没有找到这个预约码。请核对一遍，或者用姓名、手机尾号来找。',
  code_shared: '今天有不止一位是这个预约码。请扫二维码，或者用姓名、手机尾号来找。',
  import_has_errors: '表里还有错误，一行也没有写入。请改好后重新上传。',
  import_file_unreadable: '这个文件打不开。请用模板重新填写，存成 xlsx。',
  import_too_large: '表太大了，一次最多 5000 行，请分成几个文件。',
  import_too_complex: '这个表太复杂，读不下来。请只把内容（不带格式）复制到模板里，再传一次。',
  import_gone: '这次预览已经过期，请重新上传文件。',
  name_taken: '这个名字已经有了，换一个吧。',
  stall_taken: '有人报名时选了这个摊位，不能删除，名额也不能少于已经选的人数。',
  nothing_served: '还没有服务记录，先去参加一次活动吧。',
  too_many_proofs: '这个月开的证明已经不少了，都在下面，都有效。还要新的，过些天再开，或者打电话给街道。',
  certificate_revoked: '这张证书已经撤销过了。',
  badge_revoked: '这枚徽章已经撤销，不再有效。有疑问请打服务台电话。',
  own_role: '不能给自己添加或收回身份，请另一位管理员来办。',
  own_request: '这是您自己提的申请，要另一位管理员同意，或者本人在手机上同意。',
  administrator_new:
    '提申请的时候，申请的和同意的两位里有一位做管理员还不满三天。请本人在手机上同意，或者满三天后重新申请。',
  login_request_over: '这个申请已经有人处理过，或者过期了。',
  role_span_invalid: '起止时间不对：结束要晚于开始。',
  scan_missing: '请先扫现场屏幕上的码，再申请加入。',
  walk_in_answered: '这个申请刚才已经有人处理过了。',
  guardian_must_register: '未满 14 岁的孩子，请家长登录后替孩子登记，并同意。',
  guardian_not_needed: '这位已经成年，不用家长同意。',
  volunteer_exists: '这个证件号码已经登记过了。如果不是您自己登记的，请打服务台电话。',
  identity_fixed:
    '已经有服务记录，姓名和证件号码不能自己改。确实写错了，请带身份证到社区，工作人员看过帮您改。',
  volunteer_expected: '还有没结束的报名，先取消报名再退出。',
  own_qualification: '自己的证件要由另一位同事确认。',
  team_has_parts: '下面还有分队，请先把分队移走或停用。',
}

/** Every code under which the API says no. */
export type RefusalCode = Denial | keyof typeof ownTitles

export const refusalTitles: Readonly<Record<RefusalCode, string>> = { ...ownTitles, ...denialTitles }

/**
 * Denials that stand beside a slot, a shift, a gift or a scan before anybody asks for it. No title comes with them:
 * each face words them whole.
 */
export type ShownDenial = BookingDenial | SignupDenial | RedemptionDenial | ScanDenial

/** RFC 9457 problem+json; `title` is Chinese for people, `errors` names what to mend. */
export const problem = record({
  type: Type.String(),
  status: Type.Integer(),
  title: Type.String(),
  code: Type.Unsafe<RefusalCode>(Type.Enum(Object.keys(refusalTitles))),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(Type.Array(record({ field: Type.String(), message: Type.String() }))),
})
export type Problem = Static<typeof problem>
