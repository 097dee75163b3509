// One list, and longer than a file is here: a number of the settings is looked for beside the others.
import type { PolicyNumber, PolicyWords } from '@yunxuan/domain'

/** What a number of the street's settings decides, in which unit, within which bounds. */
export interface PolicyWord {
  name: string
  unit: string
  meaning: string
  min: number
  max: number
}

export const policyWords: Readonly<Record<PolicyNumber, PolicyWord>> = {
  partyMax: {
    name: '一次最多约几位',
    unit: '位',
    meaning: '居民一次能带几个人一起来。单项服务可以定得更少。',
    min: 1,
    max: 6,
  },
  dependantsMax: {
    name: '一个账号最多添几位家人',
    unit: '位',
    meaning: '替家人约要先添上家人。防止一个人用编出来的名字占名额。',
    min: 1,
    max: 50,
  },
  placesPerService: {
    name: '一个账号同一项服务最多占几个名额',
    unit: '个',
    meaning: '本人和家人还没到的预约合起来算，排着的候补也算。服务台替别人约不受这条限制。',
    min: 1,
    max: 500,
  },
  waitsMax: {
    name: '一个账号最多同时排几个候补',
    unit: '个',
    meaning: '本人和家人合起来算。',
    min: 1,
    max: 200,
  },
  bookingOpensDays: {
    name: '提前几天开放预约',
    unit: '天',
    meaning: '离开始还有这么多天时，居民就可以约了。',
    min: 1,
    max: 365,
  },
  bookingClosesMinutes: {
    name: '开始前多久停止预约',
    unit: '分钟',
    meaning: '填 0 就是开始前都能约。服务台不受这条限制。',
    min: 0,
    max: 10_080,
  },
  cancelCutoffMinutes: {
    name: '开始前多久还能自由取消',
    unit: '分钟',
    meaning: '过了这个时间也能取消，会记成“临时取消”并给服务台留言。',
    min: 0,
    max: 10_080,
  },
  checkInOpensMinutes: {
    name: '开始前多久可以签到',
    unit: '分钟',
    meaning: '居民早到时，服务台从这个时间起可以签到。',
    min: 0,
    max: 1440,
  },
  checkOutClosesMinutes: {
    name: '结束后多久还能签退',
    unit: '分钟',
    meaning: '过了这个时间没签退，时长只算到原定结束。',
    min: 0,
    max: 1440,
  },
  codePeriodSeconds: {
    name: '现场签到码多久换一次',
    unit: '秒',
    meaning: '换得越快，转发的照片越没用。旧码还能再用一轮。',
    min: 10,
    max: 60,
  },
  shortVisitMinutes: {
    name: '待多久以内算来去太快',
    unit: '分钟',
    meaning: '签到后这么快就签退的，会请负责人看一眼。',
    min: 0,
    max: 60,
  },
  clockSkewMinutes: {
    name: '手机时间差多少要提醒',
    unit: '分钟',
    meaning: '没网时扫的码按手机时间记，差得多的会标出来。',
    min: 1,
    max: 60,
  },
  farAwayMetres: {
    name: '离现场多远要提醒',
    unit: '米',
    meaning: '只看愿意给位置的人，不给位置不影响签到。',
    min: 100,
    max: 10_000,
  },
  beyondPlanMinutes: {
    name: '超过原定时间最多多算',
    unit: '分钟',
    meaning: '填 0 就是不超过原定时长。',
    min: 0,
    max: 240,
  },
  handInLateMinutes: {
    name: '扫码后过多久才上传算晚传',
    unit: '分钟',
    meaning: '负责人扫的码过了这么久才上传，或者结束以后才传，会标出来，凭证低一级。',
    min: 1,
    max: 1440,
  },
  handInWithinDays: {
    name: '扫的码几天内要上传',
    unit: '天',
    meaning: '过了就不算数，要走补录。',
    min: 1,
    max: 30,
  },
  walkInAskMinutes: {
    name: '没报名的人扫码后多久内可申请',
    unit: '分钟',
    meaning: '扫过现场的码，才能请负责人让他加入。',
    min: 5,
    max: 240,
  },
  attendanceSharePercent: {
    name: '在场多久才算一次服务',
    unit: '%',
    meaning: '在场时间达到原定时长的这个比例，才能记成服务记录。',
    min: 0,
    max: 100,
  },
  recordWithinDays: {
    name: '几个工作日内要记录',
    unit: '个工作日',
    meaning: '活动结束后要在这么多个工作日内确认时长（令67第十一条是 10 个）。',
    min: 1,
    max: 60,
  },
  recordWarnDays: {
    name: '第几个工作日开始提醒',
    unit: '个工作日',
    meaning: '到这一天还没确认，就会标黄提醒。',
    min: 0,
    max: 60,
  },
  backfillDayMinutes: {
    name: '一天最多补录多少',
    unit: '分钟',
    meaning: '一位志愿者一天的时长，连同已经记下的，补录后不能超过这么多。',
    min: 30,
    max: 1440,
  },
  starNoticeDays: {
    name: '评星公示几天',
    unit: '天',
    meaning: '公示期满、异议都答复了，才能由另一位确认；不少于 7 天。',
    min: 7,
    max: 60,
  },
  proofsPerMonth: {
    name: '一个账号一个月最多开几份服务证明',
    unit: '份',
    meaning: '按最近 30 天算，家人的也算在内。开过的一直有效，重开不要钱。',
    min: 1,
    max: 1000,
  },
  pointsPerHour: {
    name: '一小时多少积分',
    unit: '分',
    meaning: '现场扫动态码签到的一小时。',
    min: 0,
    max: 1000,
  },
  pointsShareLeaderScan: {
    name: '负责人扫码的时长按多少算',
    unit: '%',
    meaning: '和现场扫动态码比。',
    min: 0,
    max: 100,
  },
  pointsShareRecipientConfirmed: {
    name: '服务对象确认的时长按多少算',
    unit: '%',
    meaning: '和现场扫动态码比。',
    min: 0,
    max: 100,
  },
  pointsShareLateScan: {
    name: '扫码晚传的时长按多少算',
    unit: '%',
    meaning: '和现场扫动态码比。',
    min: 0,
    max: 100,
  },
  pointsShareBackFilled: {
    name: '补录的时长按多少算',
    unit: '%',
    meaning: '补录的时长一般不直接得积分。',
    min: 0,
    max: 100,
  },
  pointsShareHoliday: {
    name: '法定节假日按多少算',
    unit: '%',
    meaning: '节假日来服务，积分多给一些；100 就是不多给。',
    min: 100,
    max: 300,
  },
  pointsKeptYears: {
    name: '积分过几年清零',
    unit: '年',
    meaning: '填 0 就是当年 12 月 31 日清零。',
    min: 0,
    max: 10,
  },
  pointsWarnDays: {
    name: '清零前几天提醒',
    unit: '天',
    meaning: '有积分快到期的人会收到消息。',
    min: 0,
    max: 180,
  },
  redemptionKeptDays: {
    name: '兑换后留几天',
    unit: '天',
    meaning: '过期没来领，礼品放回去，积分退给本人。',
    min: 1,
    max: 90,
  },
  offerHoldMinutes: {
    name: '候补名额留多久',
    unit: '分钟',
    meaning: '有人取消后，名额先给候补的第一组留着，过时给下一组。',
    min: 5,
    max: 2880,
  },
  offerNearHours: {
    name: '临近开始指多少小时内',
    unit: '小时',
    meaning: '进入这段时间后，候补名额按下面那个较短的时间留。',
    min: 1,
    max: 168,
  },
  offerHoldNearMinutes: {
    name: '临近开始时候补名额留多久',
    unit: '分钟',
    meaning: '快开始了就少等一会儿，免得名额空着。',
    min: 5,
    max: 720,
  },
  noteKeptDays: {
    name: '悄悄话保存几天',
    unit: '天',
    meaning: '服务结束这么多天后自动清除，最多 30 天。',
    min: 1,
    max: 30,
  },
  unconfirmedAfterDays: {
    name: '多少天没核实算“未核实”',
    unit: '天',
    meaning: '超过后居民会看到“未核实”，也会列给工作人员。',
    min: 30,
    max: 730,
  },
  ratingsShownFrom: {
    name: '有几条评价才显示平均分',
    unit: '条',
    meaning: '太少的评价不公平，也容易认出是谁写的。',
    min: 3,
    max: 100,
  },
  teamDepthMax: {
    name: '服务队最多分几层',
    unit: '层',
    meaning: '总队算一层，总队下面的分队再算一层。',
    min: 1,
    max: 6,
  },
  withdrawNoticeHours: {
    name: '志愿者提前多久退出不算临时',
    unit: '小时',
    meaning: '过了这个时间也能退出，会告诉负责人。单个活动可以另定。',
    min: 0,
    max: 168,
  },
  callWithinHours: {
    name: '多近开始时有人退出就找人补位',
    unit: '小时',
    meaning: '没有人候补时，自动分批问附近有空、合适的志愿者。',
    min: 0,
    max: 168,
  },
  callWaveSize: {
    name: '补位一批问几位',
    unit: '位',
    meaning: '先问住得最近的，再看技能，再看最近被问得少的。',
    min: 1,
    max: 100,
  },
  callWaveMinutes: {
    name: '补位隔多久问下一批',
    unit: '分钟',
    meaning: '这段时间里没有人应，就问下一批，直到补满或开始。',
    min: 5,
    max: 240,
  },
  callsCountedDays: {
    name: '看最近几天被问过几次',
    unit: '天',
    meaning: '少打扰同一个人：这些天里被问得少的先问。',
    min: 1,
    max: 365,
  },
  uploadBatchRecords: {
    name: '一批最多上报多少条记录',
    unit: '条',
    meaning: '从日期最早的报起，多出来的留到下一批。',
    min: 1,
    max: 5000,
  },
  spotCheckRecords: {
    name: '一次抽查最多抽多少条',
    unit: '条',
    meaning: '抽查包里每条记录都带全部凭证，太多了看不过来。',
    min: 1,
    max: 500,
  },
}

/** What a list of the street's settings is for. */
export interface PolicyListWord {
  name: string
  meaning: string
}

export const policyListWords: Readonly<Record<PolicyWords, PolicyListWord>> = {
  volunteerSkills: {
    name: '志愿者的专业技能',
    meaning: '登记志愿者时从这里选，招募班次时也按这里的词要求。',
  },
  volunteerLanguages: { name: '志愿者会的语言', meaning: '登记志愿者时从这里选。' },
  volunteerCategories: { name: '志愿服务类别', meaning: '志愿者愿意做哪几类服务，至少选一类。' },
  qualificationKinds: {
    name: '资格证件',
    meaning: '志愿者自己填，看过原件的协调员确认后才算数。',
  },
}
