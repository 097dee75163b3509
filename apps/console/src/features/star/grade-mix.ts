import type { StarCandidate } from '@yunxuan/contract'
import { type EvidenceGrade, evidenceGrades } from '@yunxuan/domain'

/** What part of somebody's hours rests on one grade of evidence. */
export interface GradePart {
  grade: EvidenceGrade
  minutes: number
  percent: number
}

/** Returns the parts of hours by evidence, best first, in whole percent that sum to 100; nothing for no hours. */
export function gradeMix(byGrade: StarCandidate['byGrade']): GradePart[] {
  const parts = evidenceGrades
    .map(grade => ({ grade, minutes: byGrade.find(each => each.grade === grade)?.minutes ?? 0 }))
    .filter(part => part.minutes > 0)
  const total = parts.reduce((sum, part) => sum + part.minutes, 0)
  let before = 0
  return parts.map(({ grade, minutes }) => {
    const from = Math.round((before * 100) / total)
    before += minutes
    return { grade, minutes, percent: Math.round((before * 100) / total) - from }
  })
}
