import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from '../../../ui/access.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'

export interface WordsProps {
  title: string
  words: readonly string[]
  onPick: (word: string) => void
  aside?: ReactNode
}

/** Words to look for by a tap; nothing where there are none. */
export function Words({ title, words, onPick, aside }: WordsProps) {
  if (words.length === 0) return null
  return (
    <View className="stack">
      <Heading aside={aside}>{title}</Heading>
      <View className="wrap" {...access({ role: 'group', label: title })}>
        {words.map(word => (
          <Pressable key={word} className="chips__one" label={`找${word}`} onPress={() => onPick(word)}>
            {word}
          </Pressable>
        ))}
      </View>
    </View>
  )
}
