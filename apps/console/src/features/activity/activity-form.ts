import type { ActivityEdit } from '@yunxuan/contract'
import type { VolunteeringAnswers } from '@yunxuan/domain'
import { questions } from './gate-words.ts'

/** What the form holds: the edit, with the answers of the gate as far as they were given. */
export interface ActivityValues extends Omit<ActivityEdit, 'answers'> {
  answers: Partial<VolunteeringAnswers>
}

export function toValues(edit: ActivityEdit): ActivityValues {
  return { ...edit, answers: edit.answers ?? {} }
}

export function toEdit(values: ActivityValues): ActivityEdit {
  return {
    ...values,
    title: values.title.trim(),
    summary: values.summary.trim(),
    content: values.content.trim(),
    // A select that was cleared holds nothing at all.
    brandId: values.brandId ?? null,
    teamId: values.teamId ?? null,
    qualification: values.qualification ?? null,
    picture: values.picture ?? null,
    minimumAge: values.minimumAge ?? null,
    maximumAge: values.maximumAge ?? null,
    withdrawNoticeMinutes: values.withdrawNoticeMinutes ?? null,
    opensDays: values.opensDays ?? null,
    leaderIds: values.leaderIds.filter(id => id !== values.responsibleId),
    stalls: values.stalls.map(({ organizationName, ...stall }) => ({
      ...stall,
      organizationName: organizationName ?? '',
    })),
    answers: wholeAnswers(values.answers),
  }
}

/** Returns the answers once every question has one; a gate that is half answered is not answered. */
export function wholeAnswers(given: Partial<VolunteeringAnswers>): VolunteeringAnswers | null {
  const { isVoluntary, helpsOthers, isPaid, isMeeting, isDuty, isClass, isRisky } = given
  const isMissing = questions.some(({ name }) => given[name] === undefined)
  if (isMissing) return null
  return {
    isVoluntary: isVoluntary === true,
    helpsOthers: helpsOthers === true,
    isPaid: isPaid === true,
    isMeeting: isMeeting === true,
    isDuty: isDuty === true,
    isClass: isClass === true,
    isRisky: isRisky === true,
  }
}

/** A new activity before anything is written; organization and location still have to be chosen. */
export const blankActivity = {
  title: '',
  summary: '',
  description: '',
  content: '',
  category: 'convenience',
  brandId: null,
  project: '',
  mode: 'on_site',
  teamId: null,
  leaderIds: [],
  isTeamOnly: false,
  skills: [],
  qualification: null,
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  risk: '',
  insurance: '',
  training: '',
  bring: [],
  phone: '',
  keywords: [],
  durationMinutes: 120,
  picture: null,
  placesPerShift: 10,
  withdrawNoticeMinutes: null,
  opensDays: null,
  stalls: [],
  answers: {},
  isTemplate: false,
} satisfies Omit<ActivityValues, 'organizationId' | 'locationId' | 'responsibleId'>

/** The Chinese name of every field, for the form and for saying what two people changed. */
export const fieldNames: Readonly<Record<keyof ActivityValues, string>> = {
  title: '活动名称',
  summary: '一句话介绍',
  description: '详细介绍',
  content: '志愿者做什么',
  category: '类别',
  brandId: '品牌',
  project: '项目',
  organizationId: '机构',
  locationId: '地点',
  mode: '怎么提供',
  teamId: '服务队',
  responsibleId: '负责人',
  leaderIds: '一起带班的人',
  isTeamOnly: '只招本队队员',
  skills: '最好会',
  qualification: '必须持有的证件',
  minimumAge: '最小年龄',
  maximumAge: '最大年龄',
  residentsOf: '只招这些社区的',
  risk: '风险提示',
  insurance: '保险',
  training: '培训',
  bring: '请带',
  phone: '咨询电话',
  keywords: '搜索关键词',
  durationMinutes: '一班多久（分钟）',
  picture: '照片',
  placesPerShift: '一班几个名额',
  withdrawNoticeMinutes: '开始前多久可以随时退出（分钟）',
  opensDays: '提前几天开放报名',
  stalls: '摊位',
  answers: '这是志愿服务吗',
  isTemplate: '存成模板',
}
