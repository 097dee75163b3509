import { View } from '@tarojs/components'
import type { ArticleText } from '@yunxuan/contract'
import { articleKindNames } from '@yunxuan/domain'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayCalendarDay } from '../../../words/when.ts'
import { validityTags } from '../validity.ts'

/** What it is called, what it comes to, and that it does not hold today. */
export function Head({ text }: { text: ArticleText }) {
  const { kind, title, summary, validity, validFrom, validUntil } = text
  const tag = validityTags[validity]
  return (
    <>
      <View className="stack">
        <View className="line">
          <View className="second grow">{articleKindNames[kind]}</View>
          {tag && <Tag tone={tag.tone}>{tag.name}</Tag>}
        </View>
        <View className="big">{title}</View>
        {summary !== '' && <View className="article">{summary}</View>}
      </View>
      {validity === 'expired' && validUntil !== null && (
        <Notice tone="red" icon="circle-alert">
          已过期：只到 {sayCalendarDay(validUntil)}。现在怎么办，请先打电话问一声。
        </Notice>
      )}
      {validity === 'coming' && validFrom !== null && (
        <Notice tone="gold" icon="clock">
          还没生效：从 {sayCalendarDay(validFrom)}起。
        </Notice>
      )}
    </>
  )
}
