import type { RefusalCode } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { AskAnewError, UnansweredError } from './api/intention.ts'

/**
 * Why the answer was no and what else is possible, as a colleague would say it: where that is more than the title that
 * comes with every refusal, which the API does not compile without.
 */
export const refusalWords = {
  invalid_request: '有的地方填得不对，请看标出来的几处。',
  unsupported_media: '这不是表格文件，只改名字不行。请在 Excel 或 WPS 里另存为 xlsx 再传。',
  not_signed_in: '登录失效了，刚才这一步没有成功。登录后请再试一次。',
  session_ended: '登录已经失效，请重新登录。',
  not_allowed: '您的身份不能做这件事。需要的话，请管理员在“人员与权限”里添加。',
  not_found: '没有找到，可能已经被移走了。请回到列表再看看。',
  unavailable: '系统暂时连不上，您填的还在，请过一会儿再试。',
  idempotency_mismatch: '这次提交和刚才的对不上，请刷新页面再做一次。',
  member_missing: '您还不是这个街道的成员。',
  refresh_token_invalid: '登录已经失效，请重新登录。',
  credentials_wrong: '登录名、密码或验证码不对，请再核对一遍。验证码每 30 秒换一组，每组只能用一次。',
  login_locked:
    '连着错了好几次，先停一停再试，最多等一刻钟。用以前登录过的那台电脑、那个浏览器，不会被别人拖住。',
  setup_code_invalid: '开通码不对，或者已经用过、过了三天。请再核对一遍；还不行，请管理员重新开通。',
  login_missing: '您是用演示账号进来的，没有密码可改。',
  password_wrong: '原来的密码不对，请再核对一遍。',
  password_guessable:
    '这个密码太容易被猜到。请换一句只有您知道的话，不要用常见的词、键盘上连着的字母、生日或重复的字。',
  totp_wrong: '验证码不对。请等手机上换出新的一组，再输一次。',
  demo_off: '现在不是演示环境，请用登录名和密码登录。',
  too_many_waits: '这个账号同时排的候补到了街道设置的上限。',
  too_many_places: '您和家人在这项服务占的名额到了街道设置的上限。替别的居民约不受这条限制。',
  consent_missing: '还没有征得本人同意，不能保存。',
  note_erased: '私密备注已按规定清除，看不到了。',
  not_cancelled_by_you: '这条预约不是您取消的，不能恢复。',
  shift_has_arrivals: '已经有人签到，这一班不能取消了。不做下去的话，请让大家签退，时长照实记。',
  slot_has_bookings:
    '还有没结束的场次有人预约或候补。请等场次结束，或先在“场次”里用“取消本场”并写明原因，再归档。',
  places_below_taken: '名额不能比已经约出去的还少。请先和几位居民商量改期。',
  slot_times_invalid: '起止时间不对：结束要晚于开始，最后一天不能早于第一天，也不能一次排得太多。',
  slot_duplicate: '这项服务在这个时间已经有一场了，请换个时间。',
  service_not_editable: '这项服务现在不能改。审核中的要先退回，归档的要先恢复成草稿。',
  changed_meanwhile: '别人刚改过这一项。您填的还在，请先看看新的内容再决定。',
  code_not_found: '没有找到这个预约码。请核对一遍，或者用姓名、手机尾号来找。',
  import_has_errors: '表里还有错误，一行也没有写入。请改好后重新上传。',
  name_taken: '这个名字已经有了，请换一个，或者直接选用已有的。',
  own_request: '这是您自己提的申请，要另一位管理员同意，或者本人在手机上同意。',
  administrator_new:
    '提申请的时候，申请的和同意的两位里有一位做管理员还不满三天。请本人在手机上同意，或者满三天后重新申请。',
  code_forged: '这不是服务器签发的码，没有算数。请让对方打开自己的码再扫。',
  code_foreign: '这是别的活动或街道的码，没有算数。',
  code_expired: '这个码不是今天的，或者已经过时。请让对方刷新后再扫。',
  scan_too_early: '还没到签到的时间，没有算数。开放时间可以在“街道设置”里看。',
  scan_too_late: '这一班签到已经关了，没有算数。需要的话在服务记录里更正。',
  scan_in_future: '这条扫码的时间比现在还晚，没有算数。请校准那台手机的时间。',
  handed_in_too_late: '扫码过去太多天才上传，没有算数。请走补录。',
  own_code: '自己和家人的码要请另一位负责人来扫，没有算数。',
  scan_id_taken: '这条扫码的编号已经用在别处，没有算数。请重新扫一次。',
  shift_cancelled: '这一班已经取消，不能签到，也不能补录。',
  no_signup: '这位没有报名这一班，已列为现场申请，可以在看板上处理。',
  scan_missing: '这位还没有在现场扫码，不能申请加入。',
  slot_cancelled: '这一场已经取消了，请换一场。',
  service_not_published: '这项服务还没有发布，居民看不到，也约不了。',
  booking_closed: '这一场已经停止预约，请换一场。',
  already_booked: '这位居民已经约了这一场，在名册里就能找到。',
  party_too_large: '人数超过了这项服务一次能约的上限，请减少人数或分两次约。',
  birth_date_missing: '这项服务有年龄要求，请先补上出生日期。',
  overlapping_booking: '这位居民在同一时间还约了别的。问清楚之后可以照样预约。',
  slot_full: '剩下的名额不够了。可以减少人数，或者换一场。',
  already_waiting: '这位居民已经在候补了。',
  booking_not_active: '这条预约已经办过或取消了，请看最新的状态。',
  reception_not_possible: '这条预约的状态刚刚变了，做不了这一步。请看最新的状态。',
  slot_not_begun: '这一场还没开始，不能记未到。要是来电说不来了，请记“请假”。',
  transition_not_possible: '这项服务现在的状态做不了这一步，请刷新再看。',
  reason_missing: '请写明原因，对方要看的。',
  same_person_reviews: '自己经手的、或者关于自己的，要由另一位同事来办。',
  guardian_must_register: '未满 14 周岁，要由家长在手机上为孩子登记并同意。',
  volunteer_exists: '这个证件号码已经登记过志愿者，可以用证件号码查找。',
  identity_fixed: '这位已经有服务记录，姓名和证件号码要看过证件，在志愿者档案里更正。',
  volunteer_pending: '这位志愿者的资料还没填齐，请先请本人补上。',
  volunteer_expected: '还有没结束的报名，先取消才能退出。',
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
  guardian_consent_missing: '这位志愿者未满 18 岁，还没有监护人同意。',
  activity_consent_missing: '这位志愿者未满 14 岁，报名要监护人逐次同意。',
  call_not_needed: '现在不缺人，或者还有人在候补，不用另外找人。',
  call_too_late: '这一班已经开始，不能再找人补位。现场来的人可以直接申请加入。',
  stall_taken: '有人报名时选了这个摊位，不能删除，名额也不能少于已经选的人数。',
  run_not_possible: '这次评星的状态变了，请刷新看看。',
  notice_not_over: '公示期满以后才能确认。',
  redemption_over: '过了领取的时间，积分会自动退回。',
  redemption_collected: '这个码已经用过，礼品已经领走。',
  own_line: '自己的时长不能自己确认，请另一位负责人或工作人员来。',
  own_scan: '这几位是您自己扫码签到的，请另一位负责人或工作人员来确认。',
  already_approved: '这几行已经有人确认过了，已为您刷新。',
  attendance_too_short: '在场时间没有达到街道规定的比例，不能确认；本人可以申诉。',
  minutes_beyond_evidence: '时长只能往少里改；要多记请走补录或更正。',
  minutes_above_cap: '超过了这一班的计划时长，或当天可补录的上限。',
  already_recorded: '这一班已经有服务记录，要改请走更正。',
  not_a_volunteer: '没有找到这位志愿者，请核对志愿者号。',
  already_decided: '已经有同事办过了，请刷新看看结果。',
  nothing_to_upload: '没有要上报的记录：都报过了，或者截止日期太早。',
  already_rated: '已经评价过了。',
  login_request_over: '这个申请已经有人处理过、过了三天，或者后来又申请了一次。',
  askers_first: '先让提出需要的邻居约，还没轮到大家；这位没有提过。',
  audience_not_eligible: '这项服务只面向指定人群，这位居民不在其中。',
  offer_expired: '候补留的时间已经过了。',
  no_offer: '现在没有为他留的名额。',
  volunteer_missing: '这位还没有登记成为志愿者。',
  team_only: '这个活动只招本服务队的队员。',
  qualification_missing: '这位志愿者没有这个活动要求的资格证件。',
  time_taken: '这位志愿者那段时间已经有别的班次或预约。',
  nothing_served: '这位还没有服务记录。',
  too_many_proofs: '这个账号近 30 天开的服务证明到了街道设置的上限，开过的都有效。',
  nobody_arrived: '没有签到的人不能直接确认，可以走补录。',
  already_asked: '本人已经提过，正在等答复。',
  team_not_open: '这个队只接受邀请。',
  last_leader: '一个队至少要有一位队长，请先定好接任的人。',
} as const satisfies Partial<Record<RefusalCode, string>>

const words: Partial<Record<RefusalCode, string>> = refusalWords

/** Returns what to tell somebody about an error, whatever it is. */
export function sayError(error: unknown): string {
  if (error instanceof RefusedError) {
    const fields = (error.problem.errors ?? []).map(each => each.message)
    // Which of many it is stands in the answer alone.
    if (error.code === 'import_in_use') return error.problem.detail ?? error.problem.title
    const said = words[error.code] ?? error.problem.title
    return error.code === 'invalid_request' && fields.length > 0 ? `${said}${fields.join('；')}` : said
  }
  if (error instanceof AskAnewError) return '网络断了，请重新来一次。'
  if (error instanceof UnansweredError)
    return '网络断了，还不知道刚才这一步成没成。网络好了照原样再点一次：成了也不会重复。'
  return '连不上网络，请检查网络后再试。'
}
