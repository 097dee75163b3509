import { View } from '@tarojs/components'
import type { EvidenceGrade } from '@yunxuan/domain'
import { access } from '../../../ui/access.ts'
import { gradeWords, sayMinutes } from '../../../words/hours.ts'

export interface GradesProps {
  byGrade: ReadonlyArray<{ grade: EvidenceGrade; minutes: number }>
}

/** Hours by what proves them, each with what that means. */
export function Grades({ byGrade }: GradesProps) {
  const all = byGrade.reduce((sum, { minutes }) => sum + Math.max(0, minutes), 0)
  return (
    <View className="stack">
      {byGrade.map(({ grade, minutes }) => (
        <View key={grade}>
          <View className="line">
            <View className="grow words">{gradeWords[grade].name}</View>
            <View className="number">{sayMinutes(minutes)}</View>
          </View>
          <View className="share" {...access({ hidden: true })}>
            <View
              className="share__part"
              style={{ width: `${all === 0 ? 0 : (Math.max(0, minutes) / all) * 100}%` }}
            />
          </View>
          <View className="second">{gradeWords[grade].meaning}</View>
        </View>
      ))}
    </View>
  )
}
