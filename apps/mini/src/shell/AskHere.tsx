import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { Pressable } from '../ui/Pressable.tsx'
import { askHere, type Here } from './here.ts'
import { say } from './say.ts'

export interface AskHereProps {
  /** What a list is ordered by. */
  order: string
  onFound: (here: Here) => void
}

/** What a list is ordered by, and the way to have it by distance; who would rather not say where they are sees all of it. */
export function AskHere({ order, onFound }: AskHereProps) {
  const [wasAsked, setAsked] = useState(false)
  const ask = async () => {
    const found = await askHere()
    setAsked(true)
    if (found) onFound(found)
    else say('没关系，不知道您在哪儿也能看')
  }
  return (
    <View className="line">
      <View className="second grow">{order}</View>
      {!wasAsked && (
        <Pressable className="link" onPress={() => void ask()}>
          <Icon name="map-pin" size="s" />
          看离我多远
        </Pressable>
      )}
    </View>
  )
}
