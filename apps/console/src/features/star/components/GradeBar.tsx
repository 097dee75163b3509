import type { StarCandidate } from '@yunxuan/contract'
import { gradeNames } from '../../record/record-words.ts'
import { gradeMix } from '../grade-mix.ts'

/** What somebody's hours rest on: a small bar for the eye, and the same in words. */
export function GradeBar({ byGrade }: { byGrade: StarCandidate['byGrade'] }) {
  const mix = gradeMix(byGrade)
  return (
    <span className="grade-mix">
      <span className="grade-bar" aria-hidden>
        {mix.map(({ grade, percent }) => (
          <span key={grade} className={`grade-${gradeNames[grade].tone}`} style={{ width: `${percent}%` }} />
        ))}
      </span>
      <span className="soft">
        {mix.map(part => `${gradeNames[part.grade].name} ${part.percent}%`).join('，')}
      </span>
    </span>
  )
}
