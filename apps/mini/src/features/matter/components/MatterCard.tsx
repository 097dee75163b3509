import { View } from '@tarojs/components'
import type { OwnMatter } from '@yunxuan/contract'
import { matterKindNames, shanghaiDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { stateOf, supportWords } from '../../../words/matter.ts'
import { sayDayHead } from '../../../words/when.ts'

/** One's own matter in a list: what was said, how it stands, and whose turn it is. */
export function OwnMatterCard({ matter }: { matter: OwnMatter }) {
  const now = new Date()
  const { id, kind, text, createdAt, supports, guideTitle } = matter
  const { tone, tag, words } = stateOf(matter, { isOwn: true, today: shanghaiDate(now) })
  return (
    <Card onPress={() => openPage('matter/matter', { id })}>
      <View className="line line--card">
        <View className="words grow clamp">
          {text ?? guideTitle ?? `一件${matterKindNames[kind]}，点开看`}
        </View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>{words}</View>
      <View className="second">
        <Dotted
          parts={[
            matterKindNames[kind],
            `${sayDayHead(createdAt, now)}说的`,
            supports > 0 ? supportWords(kind).count(supports) : null,
          ]}
        />
      </View>
    </Card>
  )
}
