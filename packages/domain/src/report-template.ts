import type { FigureId } from './figure-definitions.ts'

/** A part of a 简报 that somebody writes. */
export interface ReportSection {
  heading: string
  text: string
}

/** What a 简报 of one kind prints, and how its text begins. */
export interface ReportTemplate {
  name: string
  /** What it is for, told to whoever chooses. */
  use: string
  figures: readonly FigureId[]
  sections: readonly ReportSection[]
}

const served = ['slots-held', 'people-served', 'persons-served'] as const
const servedText = '本期开展服务 {服务场次}，服务群众 {服务人次}。'
const ahead: ReportSection = { heading: '下期打算', text: '' }

const templateOf = {
  general: {
    name: '工作简报',
    use: '街道全面的工作，一周一期或一月一期',
    figures: [
      ...served,
      'arrival-share',
      'no-shows',
      'waits-in-vain',
      'volunteer-times',
      'volunteer-hours',
      'needs-taken',
      'needs-met-share',
      'satisfied-share',
    ],
    sections: [
      {
        heading: '服务开展',
        text: `${servedText}约了并且到了的占 {到场率}。`,
      },
      { heading: '志愿服务', text: '志愿者服务 {志愿服务人次}，合 {志愿服务时长}。' },
      { heading: '群众事项', text: '受理需求 {社区出题}。' },
      ahead,
    ],
  },
  answers: {
    name: '出题与答卷简报',
    use: '社区出题、统战答卷、云提案：提了什么，谁来答，办成多少',
    figures: [
      'needs-taken',
      'answers-offered',
      'answers-delivered',
      'needs-met-share',
      'proposals-taken',
      ...served,
    ],
    sections: [
      {
        heading: '出题',
        text: '本期受理需求 {社区出题}，提案 {云提案}。',
      },
      { heading: '答卷', text: '收到答卷 {答卷}，办成 {办成的答卷}。' },
      { heading: '服务公开', text: servedText },
      ahead,
    ],
  },
  themes: {
    name: '主题服务简报',
    use: '健康、法律、文化几类主题服务和讲堂',
    figures: [...served, 'clinic-held', 'law-held', 'culture-held', 'satisfied-share'],
    sections: [
      { heading: '服务清单', text: servedText },
      {
        heading: '分主题看',
        text: '其中义诊 {义诊场次}，普法 {普法场次}，文化 {文化场次}。',
      },
      ahead,
    ],
  },
  volunteering: {
    name: '志愿服务简报',
    use: '招募、时长、评星和站点，志愿者一个月的账',
    figures: [
      'volunteers',
      'teams',
      'volunteers-active',
      'volunteer-times',
      'volunteer-hours',
      'stars',
      ...served,
    ],
    sections: [
      {
        heading: '队伍',
        text: '现有注册志愿者 {注册志愿者}、服务队 {志愿服务队}，本期有 {参加服务的志愿者}参加服务。',
      },
      { heading: '时长', text: '本期志愿服务 {志愿服务人次}，合 {志愿服务时长}。' },
      { heading: '服务群众', text: servedText },
      ahead,
    ],
  },
  errands: {
    name: '便民与课程简报',
    use: '办事指南、便民服务、课程和演出，还有隐患整改',
    figures: [
      'guides-shown',
      'policies-shown',
      ...served,
      'culture-held',
      'hazards-taken',
      'hazards-fixed-share',
    ],
    sections: [
      {
        heading: '一门办理',
        text: '现在公开办事指南 {办事指南}、政策 {政策}。',
      },
      { heading: '课程与演出', text: `${servedText}其中文化 {文化场次}。` },
      { heading: '身边的隐患', text: '本期受理隐患 {隐患}。' },
      ahead,
    ],
  },
  enterprise: {
    name: '企业与惠民简报',
    use: '企业诉求、政策、义诊普法和文化惠民',
    figures: ['enterprise-ended', 'policies-shown', ...served, 'clinic-held', 'law-held', 'culture-held'],
    sections: [
      { heading: '服务企业', text: '现在公开政策 {政策}。' },
      {
        heading: '惠民服务',
        text: `${servedText}其中义诊 {义诊场次}，普法 {普法场次}，文化 {文化场次}。`,
      },
      ahead,
    ],
  },
} as const satisfies Readonly<Record<string, ReportTemplate>>

export type ReportTemplateId = keyof typeof templateOf
export const reportTemplates: Readonly<Record<ReportTemplateId, ReportTemplate>> = templateOf
export const reportTemplateIds = Object.keys(templateOf) as ReportTemplateId[]
