import { View } from '@tarojs/components'
import { Icon } from '../ui/Icon.tsx'
import { Pressable } from '../ui/Pressable.tsx'
import { openPage } from './address.ts'

export function StreetSwitch({ name }: { name: string }) {
  return (
    <Pressable
      className="street-switch"
      label={`${name}，换一个街道`}
      onPress={() => openPage('street/choose')}
    >
      <View>{name}</View>
      <Icon name="chevron-down" size="s" />
    </Pressable>
  )
}
