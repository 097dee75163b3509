import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Icon } from '../ui/Icon.tsx'
import { Pressable } from '../ui/Pressable.tsx'

export function StreetSwitch({ name }: { name: string }) {
  return (
    <Pressable
      className="street-switch"
      label={`${name}，换一个街道`}
      onPress={() => void Taro.navigateTo({ url: '/features/street/pages/choose' })}
    >
      <View>{name}</View>
      <Icon name="chevron-down" size="s" />
    </Pressable>
  )
}
