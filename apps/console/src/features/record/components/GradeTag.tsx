import type { EvidenceGrade } from '@yunxuan/domain'
import { Tag } from '../../../ui/Tag.tsx'
import { gradeNames } from '../record-words.ts'

/** What hours rest on. */
export function GradeTag({ grade }: { grade: EvidenceGrade }) {
  return <Tag {...gradeNames[grade]} />
}
