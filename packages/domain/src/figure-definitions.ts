import type { Figure } from './figure.ts'

const held = '已经开始、没有取消、至少接待了一位的场次'
const figureOf = {
  'slots-held': {
    name: '服务场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    definition: `${held}，志愿班次不算。`,
  },
  'people-served': {
    name: '服务人次',
    unit: '人次',
    source: 'receptions',
    fold: 'sum',
    definition: '签到接待的每一份预约和现场登记，一起来几位算几人次；约了没来的不算。',
  },
  'persons-served': {
    name: '服务人数',
    unit: '人',
    source: 'receptions',
    fold: 'persons',
    definition:
      '接待过的人，一个人来几次也只算一个；同来没有留名的另计，所以是“至少”。各月、各社区的人数不能相加。',
  },
  'arrival-share': {
    name: '到场率',
    unit: '%',
    source: 'expected',
    fold: 'share',
    definition: '约了并且到了的人次，除以到了的和记为没到的人次。请假、取消的不算。',
  },
  'no-shows': {
    name: '约了没来',
    unit: '人次',
    source: 'expected',
    fold: 'sum',
    facets: ['no_show'],
    definition: '约了、没有请假，记为没到的人次。',
  },
  'waits-in-vain': {
    name: '候补没轮上',
    unit: '人次',
    source: 'waits',
    fold: 'sum',
    definition: '已经开始的场次里，排了候补、到最后没有轮上的人次。自己退出的不算。',
  },
  'clinic-held': {
    name: '义诊场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'clinic',
    definition: `义诊类，${held}。`,
  },
  'law-held': {
    name: '普法场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'law',
    definition: `法律类，${held}。`,
  },
  'culture-held': {
    name: '文化场次',
    unit: '场',
    source: 'receptions',
    fold: 'slots',
    category: 'culture',
    definition: `文化类，${held}。`,
  },
  'satisfied-share': {
    name: '满意率',
    unit: '%',
    source: 'ratings',
    fold: 'share',
    definition: '来过的人打的分里，四颗星和五颗星所占的份额；没有打分的不算。',
  },
  'volunteer-times': {
    name: '志愿服务人次',
    unit: '人次',
    source: 'records',
    fold: 'rows',
    definition: '服务日期在这段时间里、已经确认的服务记录，一条算一人次；撤销的不算。',
  },
  'volunteer-hours': {
    name: '志愿服务时长',
    unit: '小时',
    source: 'records',
    fold: 'sum',
    isInMinutes: true,
    definition: '服务日期在这段时间里、已经确认的时长相加；撤销的不算。',
  },
  'volunteers-active': {
    name: '参加服务的志愿者',
    unit: '人',
    source: 'records',
    fold: 'persons',
    definition: '这段时间里有服务记录的志愿者，一个人只算一个。',
  },
  volunteers: {
    name: '注册志愿者',
    unit: '人',
    source: 'volunteers',
    fold: 'persons',
    isStock: true,
    definition: '到这段时间最后一天，已经注册、没有退出的志愿者。',
  },
  teams: {
    name: '志愿服务队',
    unit: '支',
    source: 'teams',
    fold: 'rows',
    isStock: true,
    definition: '到这段时间最后一天已经成立、现在还在用的服务队。',
  },
  stars: {
    name: '星级志愿者',
    unit: '人',
    source: 'stars',
    fold: 'persons',
    isStock: true,
    definition: '到这段时间最后一天，持有有效星级证书的志愿者。',
  },
  'needs-taken': {
    name: '社区出题',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['need'],
    definition: '这段时间里受理的需求。合到别的一件里的，算在那一件里。',
  },
  'needs-met-share': {
    name: '出题办成率',
    unit: '%',
    source: 'matters-ended',
    fold: 'share',
    facets: ['need'],
    definition: '这段时间里办结的需求中，解决了和部分解决了的份额；收回的、合并的不算。',
  },
  'answers-offered': {
    name: '答卷',
    unit: '份',
    source: 'answers-offered',
    fold: 'rows',
    definition: '这段时间里居民、服务队和单位交来的答卷。',
  },
  'answers-delivered': {
    name: '办成的答卷',
    unit: '份',
    source: 'answers-delivered',
    fold: 'rows',
    definition: '这段时间里由提需求的人确认办好了的答卷。',
  },
  'proposals-taken': {
    name: '云提案',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['proposal'],
    definition: '这段时间里受理的提案。',
  },
  'hazards-taken': {
    name: '隐患',
    unit: '件',
    source: 'matters-taken',
    fold: 'rows',
    facets: ['hazard'],
    definition: '这段时间里受理的隐患。',
  },
  'hazards-fixed-share': {
    name: '隐患整改率',
    unit: '%',
    source: 'matters-ended',
    fold: 'share',
    facets: ['hazard'],
    definition: '这段时间里办结的隐患中，整改好了和先做了防护的份额。',
  },
  'enterprise-ended': {
    name: '企业诉求办结',
    unit: '件',
    source: 'confided-ended',
    fold: 'rows',
    facets: ['enterprise'],
    isSealed: true,
    version: 2,
    definition:
      '这个月里第一次办结的企业诉求，后来重新办的也还算在这个月。不公开的事只有过完一个月的总数，少于 5 件的不说是几件。',
  },
  'policies-shown': {
    name: '政策',
    unit: '篇',
    source: 'articles',
    fold: 'rows',
    facets: ['policy'],
    isStock: true,
    definition: '到这段时间最后一天已经发布、现在还看得到的政策。',
  },
  'guides-shown': {
    name: '办事指南',
    unit: '篇',
    source: 'articles',
    fold: 'rows',
    facets: ['guide'],
    isStock: true,
    definition: '到这段时间最后一天已经发布、现在还看得到的办事指南。',
  },
} as const satisfies Readonly<Record<string, Figure>>

export type FigureId = keyof typeof figureOf
export const figures: Readonly<Record<FigureId, Figure>> = figureOf
export const figureIds = Object.keys(figureOf) as FigureId[]

/** Returns which version of its definition a figure is counted by. */
export const versionOf = (id: FigureId): number => figures[id].version ?? 1

/** What everybody is told of a street: few, and each leads to what anybody may see of it. None of it was said in confidence. */
export const publicFigureIds = [
  'slots-held',
  'people-served',
  'volunteers',
  'volunteer-hours',
  'needs-taken',
  'guides-shown',
] as const satisfies readonly FigureId[]
export type PublicFigureId = (typeof publicFigureIds)[number]
