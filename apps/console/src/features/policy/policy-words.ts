import type { Policy } from '@yunxuan/domain'

/** What a number of the street's settings decides, in which unit, within which bounds. */
export interface PolicyWord {
  name: string
  unit: string
  meaning: string
  min: number
  max: number
}

export const policyWords: Readonly<Record<keyof Policy, PolicyWord>> = {
  partyMax: {
    name: '一次最多约几位',
    unit: '位',
    meaning: '居民一次能带几个人一起来。单项服务可以定得更少。',
    min: 1,
    max: 6,
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
}
