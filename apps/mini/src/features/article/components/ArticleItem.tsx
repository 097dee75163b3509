import { View } from '@tarojs/components'
import type { ArticleCard } from '@yunxuan/contract'
import { articleKindNames } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { shortCommunity } from '../../member/components/communities.ts'
import { validityTags } from '../validity.ts'

/** An article in a list: what it comes to in one sentence, and whether it holds. */
export function ArticleItem({ article }: { article: ArticleCard }) {
  const { id, kind, title, summary, issuer, areaName, validity, isSample } = article
  const tag = validityTags[validity]
  return (
    <Card onPress={() => openPage('article/article', { id })}>
      <View className="line line--card">
        <View className="words grow">{title}</View>
        {tag && <Tag tone={tag.tone}>{tag.name}</Tag>}
      </View>
      {summary !== '' && <View>{summary}</View>}
      <View className="second">
        <Dotted
          parts={[
            articleKindNames[kind],
            issuer,
            areaName && shortCommunity(areaName),
            isSample ? '演示样例' : null,
          ]}
        />
      </View>
    </Card>
  )
}
