import { View } from '@tarojs/components'
import type { Rating } from '@yunxuan/contract'
import { ratingTagNames, sayDate } from '@yunxuan/domain'
import { Card } from '../../../ui/Card.tsx'
import { Stars } from '../../../ui/Stars.tsx'
import { Tag } from '../../../ui/Tag.tsx'

/** What somebody said, and what the provider answered. */
export function RatingCard({ rating }: { rating: Rating }) {
  return (
    <Card>
      <View className="line">
        <View className="grow">{rating.memberName}</View>
        <Stars value={rating.stars} />
      </View>
      {rating.tags.length > 0 && (
        <View className="wrap">
          {rating.tags.map(tag => (
            <Tag key={tag} tone="neutral">
              {ratingTagNames[tag]}
            </Tag>
          ))}
        </View>
      )}
      {rating.text && <View>{rating.text}</View>}
      <View className="second">{sayDate(new Date(rating.createdAt))}</View>
      {rating.answer && <View className="answer">服务人员回复：{rating.answer.text}</View>}
    </Card>
  )
}
