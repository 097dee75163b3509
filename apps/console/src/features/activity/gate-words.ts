import type { GateDenial, VolunteeringAnswers } from '@yunxuan/domain'
import { refusalWords } from '../../refusal-words.ts'

export interface Question {
  name: keyof VolunteeringAnswers
  asks: string
  /** What it means, for whoever has to answer. */
  explain: string
}

/** What is asked before an activity goes to others, in the order it is weighed (令67 §19). */
export const questions: readonly Question[] = [
  { name: 'isVoluntary', asks: '来的人都是自愿的吗？', explain: '自己报名，不是单位或社区指派。' },
  { name: 'helpsOthers', asks: '是服务居民或社区吗？', explain: '不只是为本单位自己办事。' },
  { name: 'isPaid', asks: '给来的人报酬吗？', explain: '交通、用餐补贴不算报酬。' },
  { name: 'isMeeting', asks: '主要是开会、参观或拍照吗？', explain: '这些不能记成志愿服务。' },
  { name: 'isDuty', asks: '是来的人的本职工作或值班吗？', explain: '上班、轮值不能再记一次。' },
  { name: 'isClass', asks: '来的人主要是听课、受训吗？', explain: '学习时长另外记。' },
  { name: 'isRisky', asks: '可能有人受伤吗？', explain: '登高、上路、涉水、高温、护理都算。' },
]

/** Returns what an answered gate says. */
export function sayAnswer(answers: VolunteeringAnswers, { name }: Question): string {
  return answers[name] ? '是' : '不是'
}

/** Returns why an activity may not go to others yet, and what to do about it. */
export function sayGate(denial: GateDenial): string {
  return refusalWords[denial]
}
