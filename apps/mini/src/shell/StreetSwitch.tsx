import { View } from '@tarojs/components'
import { Icon } from '../ui/Icon.tsx'
import { Pressable } from '../ui/Pressable.tsx'
import { openPage } from './address.ts'
import { pages } from './pages.ts'

export function StreetSwitch({ name }: { name: string }) {
  return (
    <Pressable className="street-switch" label={`${name}，换一个街道`} onPress={() => openPage(pages.street)}>
      <View>{name}</View>
      <Icon name="chevron-down" size="s" />
    </Pressable>
  )
}
