import { View } from '@tarojs/components'
import type { ReadBlock } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Row } from '../../../ui/Row.tsx'

/** A text part by part, in large type and narrow lines. */
export function Blocks({ body }: { body: readonly ReadBlock[] }) {
  if (body.length === 0) return null
  return (
    <View className="article">
      {body.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names of their own, and none is moved here
        <Block key={at} block={block} />
      ))}
    </View>
  )
}

function Block({ block }: { block: ReadBlock }) {
  if (block.kind === 'heading') return <Heading>{block.text}</Heading>
  if (block.kind === 'paragraph') return <View className="lines">{block.text}</View>
  if (block.kind === 'list') return <Items items={block.items} />
  if (block.kind === 'quote') {
    return (
      <View className="article__quote">
        <View className="lines">{block.text}</View>
        {block.from !== '' && <View className="second">—— {block.from}</View>}
      </View>
    )
  }
  return (
    <Card className="card--list">
      <Row
        title={block.title}
        note={block.summary}
        onPress={() =>
          openPage(block.to === 'service' ? 'service/service' : 'article/article', { id: block.id })
        }
      />
    </Card>
  )
}

/** Lines that belong together, each with its mark: a dot, or its number. */
export function Items({ items, isNumbered = false }: { items: readonly string[]; isNumbered?: boolean }) {
  return (
    <View className="article__items">
      {items.map((item, at) => (
        <View key={item} className="article__item">
          <View className="article__mark">{isNumbered ? `${at + 1}.` : '·'}</View>
          <View className="grow">{item}</View>
        </View>
      ))}
    </View>
  )
}
