import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import { sayDate } from '@yunxuan/domain'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useOpinion } from '../matter.queries.ts'

/** How those who wanted it find the answer of the office, and what one of them says of it. */
export function Opinions({ matter: { id, opinions } }: { matter: MatterPage }) {
  const opinion = useOpinion(id)
  if (opinions === null) return null
  const { satisfied, unsatisfied, own, denial, until } = opinions
  return (
    <Card>
      <View className="words">提的人和附议的邻居怎么看</View>
      <View>
        {satisfied + unsatisfied === 0 ? '还没有人说' : `${satisfied} 位满意，${unsatisfied} 位不满意`}
      </View>
      {denial === null && (
        <>
          <View className="second">
            {own === null ? '您满意吗？' : `您说了“${own ? '满意' : '不满意'}”。`}
            {sayDate(new Date(until)).replaceAll(' ', '\u00a0')}前都能改。
          </View>
          <View className="pair">
            <Button
              small
              kind={own === true ? 'primary' : 'ghost'}
              busy={opinion.isSending}
              onPress={() => opinion.send(true)}
            >
              满意
            </Button>
            <Button
              small
              kind={own === false ? 'primary' : 'ghost'}
              busy={opinion.isSending}
              onPress={() => opinion.send(false)}
            >
              不满意
            </Button>
          </View>
          <Failure error={opinion.error} onRetry={opinion.again} />
        </>
      )}
    </Card>
  )
}
