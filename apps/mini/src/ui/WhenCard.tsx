import { Text, View } from '@tarojs/components'
import { sayDay } from '@yunxuan/domain'
import { sayClock, tileOf } from '../words/when.ts'
import { Card } from './Card.tsx'
import { DateTile } from './DateTile.tsx'
import { Dotted } from './Dotted.tsx'
import { Tag, type Tone } from './Tag.tsx'

export interface WhenCardProps {
  /** An instant; without one the card has no date. */
  startsAt?: string | undefined
  title: string
  /** What follows the time on the second line. */
  notes: readonly (string | null | undefined)[]
  /** A line of its own below. */
  last?: readonly (string | null | undefined)[] | undefined
  tag: { tone: Tone; words: string }
  onPress: () => void
}

/** One thing of a list that has its day: when, what, where, and how it stands. */
export function WhenCard({ startsAt, title, notes, last, tag, onPress }: WhenCardProps) {
  const now = new Date()
  return (
    <Card onPress={onPress}>
      <View className="line line--card">
        {startsAt && <DateTile {...tileOf(startsAt, now)} />}
        <View className="grow">
          <View className="words">{title}</View>
          <View className="second">
            {startsAt && <Text className="only-read">{sayDay(new Date(startsAt), now)}</Text>}
            <Dotted parts={[startsAt && sayClock(startsAt), ...notes]} />
          </View>
          {last && (
            <View className="second">
              <Dotted parts={last} />
            </View>
          )}
        </View>
        <Tag tone={tag.tone}>{tag.words}</Tag>
      </View>
    </Card>
  )
}
