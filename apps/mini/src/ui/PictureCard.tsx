import { View } from '@tarojs/components'
import type { PictureName } from '@yunxuan/tokens'
import { Card } from './Card.tsx'
import { Dotted } from './Dotted.tsx'
import type { PhotoProps } from './Photo.tsx'
import { Picture } from './Picture.tsx'
import { Tag, type Tone } from './Tag.tsx'

export interface PictureCardProps {
  picture: PictureName
  /** Whose picture it is, by its id. */
  of: string
  /** Its own photograph, if it has one: the title says what it shows. */
  photo?: PhotoProps | undefined
  title: string
  /** The lines below, each of parts: when and where, then what else there is to know. */
  lines: readonly (readonly (string | null | undefined)[])[]
  tag?: { tone: Tone; words: string } | undefined
  onPress: () => void
}

/** One thing of a list that people recognise by its picture: what it is, when and where, and how it stands. */
export function PictureCard({ picture, of, photo, title, lines, tag, onPress }: PictureCardProps) {
  return (
    <Card className="picture-card" onPress={onPress}>
      <Picture name={picture} as="side" of={of} photo={photo && { ...photo, alt: '' }} />
      <View className="picture-card__words">
        <View className="words">{title}</View>
        {lines
          .filter(parts => parts.some(Boolean))
          .map(parts => (
            <View key={parts.join()} className="second">
              <Dotted parts={parts} />
            </View>
          ))}
        {tag && (
          <View>
            <Tag tone={tag.tone}>{tag.words}</Tag>
          </View>
        )}
      </View>
    </Card>
  )
}
